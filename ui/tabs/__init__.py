"""The tabs of the page, a module each: what a tab shows and what it does. Each is given what it draws."""

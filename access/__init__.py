"""Who may do what: the keys and their roles, who sends a request, and how much one may ask for."""

"""Reading Vietnamese: pure functions on str, used by every other room; standard library only."""

"""The conversations of the page's users, kept in one SQLite file of the data folder."""

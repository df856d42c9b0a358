"""The HTTP interface for other programs, and the JSON form of an answer."""

"""The language model as a writer: what it is given, what is made of its replies, and what becomes of them."""

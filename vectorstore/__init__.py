"""The embedding model, the catalogue and the vector index over it."""

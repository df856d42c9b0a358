"""Long crash trials, run by `make soak` only."""

"""Verification: cited sentences must hold what a claim states, of the same time, place and subject."""

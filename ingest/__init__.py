"""From an article's file to the records that are stored: read, decode, label its sections, split, and report."""

"""Gold questions, metrics and the report: whether answers are true, cited, and given when they should be."""

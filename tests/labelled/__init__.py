"""The labelled sample: sentences of real news, labelled by reading; README.md says how."""

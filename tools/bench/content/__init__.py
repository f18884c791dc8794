"""The generated content: the same in every run, but for the ids of blocks."""

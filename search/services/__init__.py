"""Reading and writing the index."""

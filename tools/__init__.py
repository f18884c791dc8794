"""Commands behind the Makefile: they prepare, start, test and check the project."""

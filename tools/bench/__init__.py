"""What a query costs, measured against floors: `python -m tools.bench --help`."""

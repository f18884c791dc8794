"""What visitors send in: forms that are read here and judged by the API."""

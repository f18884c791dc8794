"""The scenes that the demonstration pictures show."""

"""Writes and rules of submissions that take several steps."""

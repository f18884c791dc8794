"""Writes and rules of core that take several steps."""

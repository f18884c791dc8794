"""Writes and rules of the register that take several steps."""

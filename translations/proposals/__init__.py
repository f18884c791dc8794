"""Proposals: wordings that wait for a translator's decision, wherever they come from."""

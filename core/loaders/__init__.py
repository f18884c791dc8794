"""Batched reads of core; each hands out public content only."""

"""Batched reads of the register and its pages; each hands out public content only."""

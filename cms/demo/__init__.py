"""Demonstration content: its texts, its pictures, and the reader that checks them."""

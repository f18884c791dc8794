"""The desk: where staff read and answer what was sent in."""

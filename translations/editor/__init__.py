"""Around the translators' editor: what waits there, and the ways to a translation's screens."""

"""Former wordings of a translation: what its texts said before, to be read and taken again."""

"""Lists as feeds, in three formats, made of what the API answers."""

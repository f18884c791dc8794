"""Forms of the admin: what they check, they say at the field."""

"""The register in the admin: listings, editors, map and changes."""

"""Floors: what answers the same by hand, from one statement each, without GraphQL."""

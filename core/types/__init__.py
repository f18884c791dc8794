"""GraphQL types of core."""

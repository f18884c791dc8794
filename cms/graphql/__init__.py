"""Assembly and delivery of the GraphQL API."""

"""The project: settings, addresses, health, and the assembly and delivery of the GraphQL API."""

"""The glossary in the admin."""

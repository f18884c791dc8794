"""What is kept of a person: found, exported, erased."""

"""The register of the demonstration: authorities, programmes, profiles and good practices."""

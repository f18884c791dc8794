"""The register of cities and regions, and the profiles that tell of them."""

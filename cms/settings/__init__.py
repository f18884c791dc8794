"""Settings: `base` is production's shape; `dev` and `test` loosen it; `production` demands secrets."""

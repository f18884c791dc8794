"""Settings: `base` is shared; `dev` and `test` loosen it, `production` demands secrets."""

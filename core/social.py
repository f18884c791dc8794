"""Social networks on which the Alliance and its participants have accounts."""

from django.db import models


class SocialNetwork(models.TextChoices):
    """Networks on which there may be an account."""

    FACEBOOK = "facebook", "Facebook"
    X = "x", "X"
    MASTODON = "mastodon", "Mastodon"
    BLUESKY = "bluesky", "Bluesky"
    LINKEDIN = "linkedin", "LinkedIn"
    INSTAGRAM = "instagram", "Instagram"
    YOUTUBE = "youtube", "YouTube"
    TELEGRAM = "telegram", "Telegram"

"""Texts that somebody changed on a translated page itself: taken over before they are overwritten.

While a translation is stopped its page opens in Wagtail's ordinary editor, and programs save
revisions at any time; the next save from translations would put these in their place.
"""

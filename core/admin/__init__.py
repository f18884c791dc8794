"""Parts of the admin that apps share: listings, exports, panels of the first page."""

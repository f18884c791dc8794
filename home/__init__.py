"""The home page, standard pages, menus and the site's settings."""

"""PO files: what translators carry out of the site and back, to work with tools of their own."""

"""Root fields of core: languages, pages, what stands at a path, pictures."""

from core.schema.languages import locales
from core.schema.nodes import node
from core.schema.pages import page, pages
from core.schema.pictures import image, images
from core.schema.redirects import redirects
from core.schema.routes import route

__all__ = ["image", "images", "locales", "node", "page", "pages", "redirects", "route"]

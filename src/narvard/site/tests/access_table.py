"""Who may open which address of the site itself."""

from narvard.base.access.queries import ROLES

ROWS = {
    "start": {"url": "/", "allowed": ROLES},
    "search": {"url": "/search/?q=bor", "allowed": ROLES},
    "language": {"url": "/language/", "method": "post", "data": {"language": "nb"}, "allowed": ROLES, "open": True},
    "accessibility": {"url": "/accessibility/", "allowed": ROLES, "open": True},
}

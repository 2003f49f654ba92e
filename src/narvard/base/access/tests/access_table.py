"""Who may open which address of access."""

from narvard.base.access.rules import ROLES

ROWS = {
    "access:logout": {"url": "/logout/", "method": "post", "allowed": ROLES},
    "access:assignment": {"url": "/assignment/", "allowed": ROLES},
    "access:roles": {"url": "/roles/", "allowed": ROLES},
    "demo:login": {"url": "/login/", "allowed": ROLES, "open": True},
}

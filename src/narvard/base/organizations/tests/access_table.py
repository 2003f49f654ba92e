"""Who may open which address of organizations."""

# Spelled out, since the roles are the next app's: all of them.
ROLES = {
    "coordinator",
    "steering_member",
    "politician",
    "area_manager",
    "activity_owner",
    "economist",
    "analyst",
    "log_reviewer",
}

ROWS = {
    "organizations:list": {"url": "/organizations/", "allowed": ROLES},
    "organizations:download": {"url": "/organizations/organizations.csv", "allowed": ROLES},
}

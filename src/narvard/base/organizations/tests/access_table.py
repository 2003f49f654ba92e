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
    "ward_nurse",
    "physician",
    "primary_care_nurse",
    "municipal_nurse",
    "care_manager",
    "social_worker",
    "unit_manager",
    "resident",
}

ROWS = {
    "organizations:list": {"url": "/organizations/", "allowed": ROLES},
    "organizations:download": {"url": "/organizations/organizations.csv", "allowed": ROLES},
}

"""Who may open which address of the log."""

REVIEWERS = {"log_reviewer"}

ROWS = {
    "audit:log": {"url": "/log/", "allowed": REVIEWERS},
    "audit:download": {"url": "/log/download.csv", "allowed": REVIEWERS},
    "audit:verify": {"url": "/log/verify/", "method": "post", "allowed": REVIEWERS},
}

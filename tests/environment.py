"""The settings that every test runs under, set before Django reads them."""

import os
import tempfile

os.environ["NARVARD_DEMO"] = "1"
os.environ["NARVARD_DATA"] = tempfile.mkdtemp(prefix="narvard-test-")

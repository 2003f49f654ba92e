"""The settings that every test runs under, set before Django reads them."""

import os
import tempfile

from hypothesis import HealthCheck, settings

os.environ["NARVARD_DEMO"] = "1"
os.environ["NARVARD_DATA"] = tempfile.mkdtemp(prefix="narvard-test-")

# Two test workers on two cores: linear algebra that starts threads of its own makes both wait.
os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

# A test says whether something is right; how long it took is the benchmark's business.
settings.register_profile("narvard", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("narvard")

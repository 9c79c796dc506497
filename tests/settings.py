"""The settings of the tests: the product's own, in places that vanish when the tests end."""

import os
import tempfile
from pathlib import Path

SCRATCH = Path(tempfile.mkdtemp(prefix="haven-tests-"))
os.environ["HAVEN_HOME"] = str(SCRATCH / "data")
os.environ["HAVEN_KEY_FILE"] = str(SCRATCH / "keys" / "root.key")
os.environ["HAVEN_KEY"] = "5a" * 32

if os.environ.get("HAVEN_TEST_DATABASE") == "postgres":
    from tests.postgres import server_url

    os.environ["HAVEN_DATABASE_URL"] = server_url()

from haven.web.settings import *  # noqa: E402, F403
from haven.web.settings import DATABASES  # noqa: E402

for alias, database in DATABASES.items():
    if database["ENGINE"].endswith("cipherdb"):
        worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
        database["TEST"] = {"NAME": str(SCRATCH / f"{alias}-{worker}.db")}
        database["OPTIONS"]["init_command"] = database["OPTIONS"]["init_command"].replace(
            "synchronous = full", "synchronous = off"
        )

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

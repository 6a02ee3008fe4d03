"""Tests: the same PostgreSQL, fast password hashing, no manifest of static files."""

import os

os.environ.setdefault("MOTCUA_SECRET_KEY", "only-for-tests")
os.environ.setdefault("MOTCUA_ROLE", "owner")  # tests build databases; the application's role is tried in tests/ledger

from motcua.runtime import postgres
from motcua.settings.base import *

DEMONSTRATION = True
if not DATABASES:
    DATABASES["default"] = database(postgres.server(VAR / "postgres-test").url("owner"))
DATABASES["default"]["OPTIONS"] = {}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
STORAGES["default"] = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
WHITENOISE_AUTOREFRESH = True

"""Tests: the same PostgreSQL, fast password hashing, no manifest of static files."""

import os

os.environ.setdefault("MOTCUA_SECRET_KEY", "only-for-tests")

from motcua.settings.base import *

DEMONSTRATION = True
if not DATABASES:
    DATABASES["default"] = database(f"postgresql://postgres@/motcua?host={VAR / 'postgres-test'}&port=5433")
DATABASES["default"]["OPTIONS"] = {}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
STORAGES["default"] = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
WHITENOISE_AUTOREFRESH = True

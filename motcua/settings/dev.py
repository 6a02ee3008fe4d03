"""The demonstration and a developer's machine: everything open on this machine only, nothing to configure."""

import os

os.environ.setdefault("MOTCUA_SECRET_KEY", "only-for-the-demonstration-on-this-machine")

from motcua.settings.base import *

DEMONSTRATION = True
if not DATABASES:
    # the embedded server of `motcua serve` listens on a socket in var/postgres
    DATABASES["default"] = database(f"postgresql://postgres@/motcua?host={VAR / 'postgres'}&port=5432")
STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}

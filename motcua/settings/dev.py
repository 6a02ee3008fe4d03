"""The demonstration and a developer's machine: everything open on this machine only, nothing to configure."""

import os

os.environ.setdefault("MOTCUA_SECRET_KEY", "only-for-the-demonstration-on-this-machine")

from motcua.runtime import postgres
from motcua.settings.base import *

DEMONSTRATION = True
if not DATABASES:
    # the embedded server of `motcua serve` listens on a Unix socket
    DATABASES["default"] = database(postgres.url("owner" if ROLE == "owner" else "app"))
STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}

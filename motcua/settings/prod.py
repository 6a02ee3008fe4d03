"""A province in earnest: secrets from the environment, encrypted transport, no demonstration sign-in."""

import os

from motcua.settings.base import *

if not SECRET_KEY:
    raise ValueError("MOTCUA_SECRET_KEY is empty. Give the service a long random secret; see docs/how-to/grow.md.")
if not DATABASES:
    raise ValueError("DATABASE_URL is empty. Point it at PostgreSQL 15 or newer; see docs/how-to/grow.md.")

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^health/"]  # a load balancer asks from inside, without encryption
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
PROXIES = int(os.environ.get("MOTCUA_PROXIES", "1"))  # the one that ends the encryption

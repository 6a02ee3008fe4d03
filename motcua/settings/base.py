"""Settings that hold everywhere; `dev`, `test` and `prod` say only what differs."""

import os
from urllib.parse import parse_qsl, unquote, urlsplit

from motcua.runtime import places

ROOT = places.ROOT
VAR = places.var()
PACK = os.environ.get("MOTCUA_PACK", "binh-phuoc-2023")
DEMONSTRATION = False  # only the demonstration settings open the page where one chooses whom to be

SECRET_KEY = os.environ.get("MOTCUA_SECRET_KEY", "")
ALLOWED_HOSTS = os.environ.get("MOTCUA_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

INSTALLED_APPS = [
    "motcua.ledger",
    "motcua.registers.people",
    "motcua.registers.files",
    "motcua.registers.catalog",
    "motcua.work.dossiers",
    "motcua.work.intake",
    "motcua.work.grading",
    "motcua.work.publications",
    "motcua.work.directives",
    "motcua.work.payments",
    "motcua.reactions.quality",
    "motcua.reactions.papers",
    "motcua.reactions.sync",
    "motcua.reactions.notify",
    "motcua.faces.kit",
    "motcua.faces.portal",
    "motcua.faces.office",
    "motcua.faces.public",
    "motcua.faces.api",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_cotton.apps.SimpleAppConfig",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # pads each answer by a random length, so that its size tells no secret
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "motcua.faces.kit.middleware.database_away",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "motcua.faces.kit.middleware.who_asks",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "motcua.faces.kit.middleware.refusals",
]

ROOT_URLCONF = "motcua.urls"
WSGI_APPLICATION = "motcua.wsgi.application"
AUTH_USER_MODEL = "people.Account"
LOGIN_URL = "/sign-in/"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton", "django.templatetags.i18n", "django.templatetags.static"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "motcua.faces.kit.context.everywhere",
            ],
        },
    }
]
COTTON_DIR = "cotton"


# A visitor waits three seconds for a connection, then is told that the database is away. Who reconnects gives up after
# two and begins anew at the next request: left alone he would double his pauses, and be away longer than the database.
# A worker does four jobs at a time, of which two may send to a national system with three senders beside each.
POOL = {"min_size": 1, "max_size": 12, "timeout": 3, "reconnect_timeout": 2}


def database(url: str) -> dict[str, object]:
    """The connection settings for a `postgresql://user:password@host:port/name?option=value` address.

    A `host` option naming a folder means a Unix socket. Raises `ValueError` for any other kind of database.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError(f"DATABASE_URL must start with postgresql://, not {parts.scheme}://")
    options: dict[str, object] = dict(parse_qsl(parts.query))
    host = options.pop("host", None) or (unquote(parts.hostname) if parts.hostname else "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(options.pop("port", None) or parts.port or ""),
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,  # a pooled connection that a restart of the server cut is thrown away unseen
        "OPTIONS": {"pool": POOL, **options},
        "DISABLE_SERVER_SIDE_CURSORS": False,
    }


ROLE = os.environ.get("MOTCUA_ROLE", "app")  # "owner" migrates; "app" works. See decision 0002
DATABASE_URL = (ROLE == "owner" and os.environ.get("DATABASE_OWNER_URL")) or os.environ.get("DATABASE_URL", "")
DATABASES: dict[str, dict[str, object]] = {"default": database(DATABASE_URL)} if DATABASE_URL else {}
if os.environ.get("DATABASE_REPLICA_URL"):
    DATABASES["replica"] = database(os.environ["DATABASE_REPLICA_URL"])
    DATABASES["replica"]["TEST"] = {"MIRROR": "default"}
    DATABASE_ROUTERS = ["motcua.runtime.replica.Boards"]
    MIDDLEWARE.append("motcua.runtime.replica.read_boards_from_copy")
REPLICA_PATHS = ("/public/", "/office/board/")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
USE_I18N = True
LOCALE_PATHS = [ROOT / "motcua" / floor / "locale" for floor in ("law", "registers", "work", "reactions")]  # refusals
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
FORMAT_MODULE_PATH = ["motcua.faces.kit.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
WHITENOISE_MAX_AGE = 31_536_000
MEDIA_ROOT = VAR / "files"
STORAGES: dict[str, dict[str, object]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(MEDIA_ROOT)}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if os.environ.get("MOTCUA_S3_BUCKET"):
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": os.environ["MOTCUA_S3_BUCKET"],
            "endpoint_url": os.environ.get("MOTCUA_S3_ENDPOINT"),
            "signature_version": "s3v4",
            "file_overwrite": False,
        },
    }

FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "motcua.registers.files.receiving.LargeFile",
]
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
UPLOAD_LIMIT_BYTES = 20 * 1024 * 1024
CLAMD = os.environ.get("MOTCUA_CLAMD", "")  # host:port or socket of a virus scanner; empty: nobody looks

DVCQG = os.environ.get("MOTCUA_DVCQG", "")  # accounts with the national portal, as JSON or a file of it: decision 0502
VPCP = os.environ.get("MOTCUA_VPCP", "")  # account with the Government Office's task system: decision 0535
# private networks into which messages to other systems may go, as 10.20.0.0/16,10.30.1.7/32: decision 0546
HOOK_NETWORKS = os.environ.get("MOTCUA_HOOK_NETWORKS", "")
# /metrics is read from these networks, or by whoever shows the token
METRICS_FROM = os.environ.get("MOTCUA_METRICS_FROM", "127.0.0.0/8,::1/128").split(",")
METRICS_TOKEN = os.environ.get("MOTCUA_METRICS_TOKEN", "")

OIDC = os.environ.get("MOTCUA_OIDC", "")  # providers of electronic identity, as JSON or a file of it: decision 0540
RESIDENTS = os.environ.get("MOTCUA_RESIDENTS", "")  # line to the population database: decision 0541

BANK = os.environ.get("MOTCUA_BANK", "")  # accounts that fees are paid into, as JSON or a file of it: decision 0520
GATEWAYS = os.environ.get("MOTCUA_GATEWAYS", "")  # accounts with payment gateways, as JSON or a file of it

MAIL = os.environ.get("MOTCUA_MAIL", "")  # host:port of a mail server; empty: messages stand in the portal only
EMAIL_HOST, EMAIL_PORT = urlsplit(f"//{MAIL}").hostname or "", urlsplit(f"//{MAIL}").port or 25
EMAIL_HOST_USER = os.environ.get("MOTCUA_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("MOTCUA_MAIL_PASSWORD", "")
EMAIL_USE_TLS = bool(os.environ.get("MOTCUA_MAIL_TLS"))
EMAIL_TIMEOUT = 10  # seconds; a mail server that hangs must not hold up the worker
DEFAULT_FROM_EMAIL = os.environ.get("MOTCUA_MAIL_FROM", "mot-cua@localhost")

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "motcua.faces.kit.errors.forgery"
PROXIES = int(os.environ.get("MOTCUA_PROXIES", "0"))  # how many of our own proxies stand before the house
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "form-action": ["'self'"],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {"camera": ["self"], "geolocation": ["self"], "microphone": []}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": "motcua.runtime.logs.Line", "format": "%(asctime)s %(levelname)s %(name)s %(message)s"},
        "json": {"()": "motcua.runtime.logs.JsonLine"},
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": os.environ.get("MOTCUA_LOG", "line")}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"motcua": {"level": "INFO"}, "procrastinate": {"level": "WARNING"}},
}

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = ""
# A worker gives a sign of life every two seconds; of one that was silent for ten, others take up the work.
PROCRASTINATE_WORKER_DEFAULTS = {"update_heartbeat_interval": 2.0, "stalled_worker_timeout": 10.0}
PROCRASTINATE_ON_APP_READY = "motcua.jobs.connect"

"""The door for a web server: `gunicorn motcua.wsgi:application --preload`.

Everything is imported here, before the server makes its workers, so that they share it, every address and the English
words included; a broken address shows at once.
"""

import gc
import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.template import engines
from django.urls import get_resolver
from django.utils import translation

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.settings.prod")
application = get_wsgi_application()
for language, _ in settings.LANGUAGES:
    with translation.override(language):
        get_resolver().reverse_dict  # noqa: B018 - every address, forwards and backwards
engines.all()
gc.collect()
gc.freeze()  # what lives now lives for ever: the collector need not touch, and so copy, the shared pages

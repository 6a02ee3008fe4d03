"""The door for a web server: `gunicorn motcua.wsgi:application --preload`.

Everything is imported here, before the server makes its workers, so that they share it; a broken address shows at once.
"""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.settings.prod")
application = get_wsgi_application()
len(get_resolver().url_patterns)
gc.collect()
gc.freeze()  # what lives now lives for ever: the collector need not touch, and so copy, the shared pages

"""The door for a web server: `gunicorn motcua.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.settings.prod")
application = get_wsgi_application()

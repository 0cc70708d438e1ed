"""The web process: `gunicorn pool.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pool.settings")
application = get_wsgi_application()

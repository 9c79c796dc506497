"""What the server loads."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "haven.web.settings")
application = get_wsgi_application()

get_resolver().url_patterns  # noqa: B018 - loads every page before the first visitor

# What is loaded stays: the collector need not walk it again in the middle of every second page.
gc.freeze()
gc.set_threshold(20_000, 20, 20)

"""What the server loads."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "haven.web.settings")
application = get_wsgi_application()

# What is loaded stays: the collector need not walk it again in the middle of every second page.
gc.freeze()
gc.set_threshold(20_000, 20, 20)

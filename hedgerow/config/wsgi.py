"""The application that gunicorn serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import reverse

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hedgerow.config.settings")
application = get_wsgi_application()


def settle() -> None:
    """Load what every request needs, and let Python's search for garbage leave it out from now on: looking through all of
    it takes a fifth of a second, and it would be whoever is waiting just then who waits for that too."""
    reverse("pages:home")  # reads all addresses, and with them every view
    gc.collect()
    gc.freeze()


settle()

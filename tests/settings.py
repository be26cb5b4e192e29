"""The settings of the tests: the real ones, with nothing that outlives the run and a watch on repeated queries."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# Before anything of Hedgerow is imported: no test may reach the data of the person who runs it.
_folder = tempfile.mkdtemp(prefix="hedgerow-tests-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["HEDGEROW_DATA"] = _folder
os.environ["HEDGEROW_SECRET_KEY"] = "for tests only"

from hedgerow.config.settings import *  # noqa: E402, F403
from hedgerow.config.settings import DATABASES, INSTALLED_APPS, MIDDLEWARE, STATIC_ROOT, STORAGES  # noqa: E402

INSTALLED_APPS = [*INSTALLED_APPS, "zeal"]
MIDDLEWARE = ["zeal.middleware.zeal_middleware", *MIDDLEWARE]
ZEAL_RAISE = True
# One for each request: a test that asks several pages is no loop.
ZEAL_ALLOWLIST = [{"model": "sessions.Session", "field": "get()"}, {"model": "accounts.User", "field": "get()"}]

ASK_WITHIN = ["127.0.0.1"]  # where servers of the tests are
FIRST_RUN = False  # tests begin in an installation that somebody manages; those of the first run turn it on
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
Path(STATIC_ROOT).mkdir(parents=True, exist_ok=True)

# A connection kept open by a live server's thread would stop PostgreSQL from dropping the test database.
DATABASES = {"default": {**DATABASES["default"], "CONN_MAX_AGE": 0}}

# Whoever signs in by `client.force_login`, or by a password in a browser, counts as having given a second factor. A test
# of second factors itself asks for the fixture `settings` and sets this to True (see tests/people.py).
SECOND_FACTOR_DEMANDED = False

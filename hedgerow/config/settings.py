"""Django's settings. What a host may change comes from the environment: see `environment.py`."""

from __future__ import annotations

import os
from pathlib import Path

import dj_database_url
from django.utils.translation import gettext_lazy as _

from hedgerow.config import environment, policy

PACKAGE = Path(__file__).parent.parent
DATA_DIR = environment.data_dir()
SECRET_KEY = environment.secret_key()
SECRET_KEY_FALLBACKS = environment.words("HEDGEROW_FORMER_SECRET_KEYS")
DEBUG = environment.flag("HEDGEROW_DEBUG")
ALLOWED_HOSTS = environment.words("HEDGEROW_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = environment.words("HEDGEROW_ORIGINS")
HEDGEROW_DEMO = environment.flag("HEDGEROW_DEMO")
HEDGEROW_GALLERY = environment.flag("HEDGEROW_GALLERY", HEDGEROW_DEMO)
# The pages of funds are asked for by night; those of the demonstration do not exist.
CHECK_LINKS = environment.flag("HEDGEROW_CHECK_LINKS", not HEDGEROW_DEMO)
ASK_WITHIN = environment.words("HEDGEROW_ASK_WITHIN")
HEDGEROW_TILES = os.environ.get("HEDGEROW_TILES", "")
# A new installation, which nobody manages yet, shows its first run and nothing else.
FIRST_RUN = not HEDGEROW_DEMO

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "django_cotton.apps.SimpleAppConfig",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "hedgerow.shell",
    "hedgerow.engines.alerts",
    "hedgerow.engines.audit",
    "hedgerow.engines.backups",
    "hedgerow.engines.bookings",
    "hedgerow.engines.files",
    "hedgerow.engines.imports",
    "hedgerow.engines.lifecycle",
    "hedgerow.engines.mail",
    "hedgerow.engines.moderation",
    "hedgerow.engines.privacy",
    "hedgerow.engines.questions",
    "hedgerow.engines.schedule",
    "hedgerow.engines.sharing",
    "hedgerow.engines.throttle",
    "hedgerow.engines.todo",
    "hedgerow.engines.verification",
    "hedgerow.engines.voting",
    "hedgerow.accounts",  # before allauth, whose pages it replaces
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "hedgerow.places",
    "hedgerow.organisations",
    "hedgerow.people",
    "hedgerow.charter",
    "hedgerow.ledger",
    "hedgerow.membership",
    "hedgerow.bodies",
    "hedgerow.soundings",
    "hedgerow.funders",
    "hedgerow.documents",
    "hedgerow.funding",
    "hedgerow.development",
    "hedgerow.volunteering",
    "hedgerow.participation",
    "hedgerow.convening",
    "hedgerow.representation",
    "hedgerow.newsletters",
    "hedgerow.advocacy",
    "hedgerow.bridge",
    "hedgerow.services",
    "hedgerow.notices",
    "hedgerow.offers",
    "hedgerow.agreements",
    "hedgerow.programmes",
    "hedgerow.evidence",
    "hedgerow.flows",
    "hedgerow.workflows",
    "hedgerow.pages",
    "hedgerow.spaces",
    "hedgerow.config",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "hedgerow.shell.middleware.PrivateMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "hedgerow.shell.middleware.PlainTextMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "hedgerow.pages.middleware.FirstRunMiddleware",
    "hedgerow.accounts.middleware.DeclaredPermissionMiddleware",
    "hedgerow.accounts.middleware.SecondFactorMiddleware",
    "hedgerow.engines.throttle.middleware.LimitMiddleware",
    "hedgerow.engines.throttle.middleware.OnceMiddleware",
]

ROOT_URLCONF = "hedgerow.config.urls"
WSGI_APPLICATION = "hedgerow.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton", "django.templatetags.i18n"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "hedgerow.config.chrome.chrome",
            ],
        },
    }
]
COTTON_DIR = "cotton"
FORM_RENDERER = "hedgerow.shell.forms.Renderer"

DATABASES = {"default": dj_database_url.config(default=f"sqlite:///{DATA_DIR / 'hedgerow.sqlite3'}", conn_max_age=None)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["ENGINE"] = "hedgerow.config.sqlite"
    # Measured in docs/decisions: without these, concurrent read-then-write requests fail with "database is locked".
    # The file is read as memory, as much of it as SQLite can (2 GB): with a million entries it halves the time of a search.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000; "
            "PRAGMA mmap_size=2147418112; PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY;"
        ),
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "hedgerow.accounts.cache.Cache"}}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "pages:home"
LOGOUT_REDIRECT_URL = "pages:home"
# The demonstration prints its passwords: a second factor would only keep visitors out.
SECOND_FACTOR_DEMANDED = not HEDGEROW_DEMO
DEVICE_COOKIE = f"{'__Host-' if environment.flag('HEDGEROW_HTTPS') else ''}device"
SIGN_IN_SERVICES = environment.sign_in_services()

# allauth: what it does here, and where it asks us (docs/decisions/0012-sign-in.md).
ACCOUNT_ADAPTER = "hedgerow.accounts.wiring.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # nobody signs up: people are invited
ACCOUNT_EMAIL_VERIFICATION = "none"  # an address is confirmed by a link of ours
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_FORMS = {
    "request_login_code": "hedgerow.accounts.wiring.forms.AskLetterForm",
    "confirm_login_code": "hedgerow.accounts.wiring.forms.TypeCodeForm",
    "reauthenticate": "hedgerow.accounts.wiring.forms.ProveByPasswordForm",
}
MFA_ADAPTER = "hedgerow.config.adapters.NamedSecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "hedgerow.accounts.wiring.forms.SecondFactorForm",
    "reauthenticate": "hedgerow.accounts.wiring.forms.ProveByCodeForm",
    "activate_totp": "hedgerow.accounts.wiring.forms.SetUpAppForm",
    "add_webauthn": "hedgerow.accounts.wiring.forms.SetUpPasskeyForm",
    "edit_webauthn": "hedgerow.accounts.wiring.forms.RenamePasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute off
MFA_TRUST_ENABLED = True  # kept in our own table, so that it can be taken back: see accounts.models.Device
SOCIALACCOUNT_ADAPTER = "hedgerow.accounts.wiring.adapters.ServiceAdapter"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": service.id,
                "name": service.name,
                "client_id": service.client,
                "secret": service.secret,
                "settings": {
                    "server_url": service.address,
                    "fetch_userinfo": False,  # the signed token says who it is, for whom and by whom
                    "verified_email": service.vouches,
                },
            }
            for service in SIGN_IN_SERVICES
        ],
    }
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

MAIL = environment.mail()
EMAIL_HOST, EMAIL_PORT, EMAIL_TIMEOUT = MAIL.host, MAIL.port, 30
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
EMAIL_USE_SSL, EMAIL_USE_TLS = MAIL.security == "ssl", MAIL.security == "starttls"
HEDGEROW_MAIL_FROM = MAIL.sender
HEDGEROW_INBOX = environment.inbox()

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English")), ("cy", _("Welsh"))]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(DATA_DIR / "files")},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["woff2", "png", "jpg", "gz", "br", "map"]

HTTPS = environment.flag("HEDGEROW_HTTPS")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
# A name that begins so is taken by browsers from this very host over HTTPS only: no neighbour can plant one.
SESSION_COOKIE_NAME = f"{'__Host-' if HTTPS else ''}sessionid"
CSRF_COOKIE_NAME = f"{'__Host-' if HTTPS else ''}csrftoken"
SECURE_REFERRER_POLICY = "same-origin"
PERMISSIONS_POLICY = policy.PERMISSIONS
CONTENT_SECURITY_POLICY = policy.content_security(
    tiles=HEDGEROW_TILES, https=HTTPS, sign_in_at=[service.address for service in SIGN_IN_SERVICES]
)
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "errors": {"class": "logging.StreamHandler", "formatter": "line"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["errors"], "level": "WARNING"},
    "loggers": {
        "django.request": {"handlers": ["errors"], "level": "ERROR", "propagate": False},
        # Whoever asks for another host is answered 400. It is no fault of ours, and robots do it all day.
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
    },
}

"""Settings: one file, read from top to bottom."""

import os
from pathlib import Path
from typing import Any

import dj_database_url
import django_stubs_ext
from django.utils.translation import gettext_lazy as _
from platformdirs import user_data_path

from haven.foundation.vault.derive import derived_key
from haven.foundation.vault.sources import key_file
from haven.web.folders import app_folders

django_stubs_ext.monkeypatch()

WEB = Path(__file__).parent
HAVEN_HOME = Path(os.environ.get("HAVEN_HOME", user_data_path("haven"))).expanduser()
"""Where the data lies. The root key and the keyring lie elsewhere."""

HAVEN_PORT = int(os.environ.get("PORT", "8000"))
"""The port the server listens on."""

HAVEN_PUBLIC = os.environ.get("HAVEN_PUBLIC", "") == "1"
"""Served over HTTPS to more than this machine: secure cookies, HSTS, allowed hosts required."""

HAVEN_SECOND_FACTOR = HAVEN_PUBLIC or os.environ.get("HAVEN_SECOND_FACTOR", "") == "1"
"""Administrators, supervisors and data-protection officers need a second step to do anything."""

HAVEN_KEYRING = Path(
    os.environ.get("HAVEN_KEYRING", key_file().with_name("keyring.db"))
).expanduser()
"""The file of wrapped keys. Apart from the data, so that a shredded key is in no data backup."""

SECRET_KEY = derived_key("signing").hex()
DEBUG = False
ALLOWED_HOSTS = os.environ.get("HAVEN_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if HAVEN_PUBLIC]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_cotton",
    "django_htmx",
    "django_q",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    *app_folders(),
    "haven.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "haven.web.middleware.content_security_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "haven.web.middleware.actor",
]

ROOT_URLCONF = "haven.web.urls"
WSGI_APPLICATION = "haven.web.wsgi.application"
AUTH_USER_MODEL = "access.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "haven.web.forms.HavenRenderer"

# Data ---------------------------------------------------------------------------------------------


def sealed_file(path: Path, purpose: str) -> dict[str, Any]:
    """Settings of a database file that SQLCipher encrypts."""
    return {
        "ENGINE": "haven.foundation.vault.cipherdb",
        "NAME": path,
        "OPTIONS": {
            "key": derived_key(purpose).hex(),
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode = wal; PRAGMA synchronous = full;"
            "PRAGMA secure_delete = on; PRAGMA temp_store = memory; PRAGMA cache_size = -64000;",
        },
        "CONN_MAX_AGE": None,
    }


def server_database(url: str) -> dict[str, Any]:
    """Settings of a PostgreSQL database that notices a cut network within seconds."""
    settings: dict[str, Any] = {
        **dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True)
    }
    settings["OPTIONS"] = {
        **settings.get("OPTIONS", {}),
        "tcp_user_timeout": 10_000,
        "keepalives_idle": 5,
        "keepalives_interval": 2,
        "keepalives_count": 3,
    }
    return settings


DATABASE_URL = os.environ.get("HAVEN_DATABASE_URL", "")
KEYRING_URL = os.environ.get("HAVEN_KEYRING_URL", "")
DATABASES = {
    "default": server_database(DATABASE_URL)
    if DATABASE_URL
    else sealed_file(HAVEN_HOME / "haven.db", "database"),
    "keyring": server_database(KEYRING_URL)
    if KEYRING_URL
    else sealed_file(HAVEN_KEYRING, "keyring"),
}
DATABASE_ROUTERS = ["haven.foundation.vault.router.KeyringRouter"]
CACHES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "haven_limits",
        "KEY_FUNCTION": "haven.web.limits.hidden",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    "memory": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
"""The default is shared by all processes and small: tries are counted in it. Quick copies of what
can be worked out again belong in the memory of a process."""
Q_CLUSTER = {"name": "haven", "orm": "default", "cache": "memory", "workers": 1,
             "timeout": 3000, "retry": 3600, "catch_up": False, "max_attempts": 3,
             "label": "Haven"}  # fmt: skip

# Pages --------------------------------------------------------------------------------------------
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WEB / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "haven.web.context.layout",
            ],
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
            "builtins": ["django_cotton.templatetags.cotton", "haven.web.templatetags.haven"],
        },
    }
]
COTTON_DIR = "cotton"
STATIC_URL = "/static/"
STATIC_ROOT = WEB / "collected"
STATICFILES_DIRS = [WEB / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# Languages and time -------------------------------------------------------------------------------
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("ru", _("Russian")), ("ar", _("Arabic"))]
LOCALE_PATHS = [WEB / "locale"]
LANGUAGE_COOKIE_SAMESITE = "Lax"
FORMAT_MODULE_PATH = "haven.web.formats"

# Sign-in ------------------------------------------------------------------------------------------
IDLE_MINUTES = int(os.environ.get("HAVEN_IDLE_MINUTES", "20"))
"""After so many minutes without a request she must sign in again; her draft stays."""

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "haven.web.accounts.NoSelfRegistration"
ACCOUNT_FORMS = {"login": "haven.web.accounts.SignIn"}
ACCOUNT_LOGOUT_REDIRECT_URL = "/accounts/login/"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HAVEN_PUBLIC else 0
"""Whose tries are counted: behind the proxy everybody would share one address."""
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,10/h/key",
    "ask_beginning": "20/h/user",
    "begin_anew": "10/m/ip",  # not by name: whoever knows hers could keep her out
    "phone_token": "30/m/ip",  # only wrong ones count: many phones may share an address
}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
MFA_ADAPTER = "haven.web.accounts.SealedSecrets"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Haven"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HAVEN_PUBLIC
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {}
if oidc := os.environ.get("HAVEN_OIDC_URL"):
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "office",
                "name": os.environ.get("HAVEN_OIDC_NAME", "Office account"),
                "client_id": os.environ["HAVEN_OIDC_CLIENT"],
                "secret": os.environ["HAVEN_OIDC_SECRET"],
                "settings": {"server_url": oidc},
            }
        ],
    }

SESSION_COOKIE_AGE = IDLE_MINUTES * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_ENGINE = "haven.web.sessions"

# The browser --------------------------------------------------------------------------------------
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HAVEN_PUBLIC
SECURE_SSL_REDIRECT = HAVEN_PUBLIC
SECURE_HSTS_SECONDS = 31_536_000 if HAVEN_PUBLIC else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HAVEN_PUBLIC else None
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 25_000_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"tokens": {"()": "haven.web.logs.WithoutTokens"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["tokens"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"gunicorn.error": {"propagate": True}},
}

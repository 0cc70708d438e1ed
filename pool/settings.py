"""Every setting, read once from the environment; fails loudly. One file for all environments."""

import os
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from pool.environment import Environment, serves, with_demo
from pool.mail_url import mail_settings, mailbox_folder

BASE = Path(__file__).resolve().parent.parent
VAR = BASE / "var"
ENV = Environment.read(with_demo(os.environ, VAR, serving=serves()), VAR)

if serves() and (problems := ENV.problems()):
    raise ImproperlyConfigured("Not ready to serve:\n  " + "\n  ".join(problems))

DEMO = ENV.demo
CLOCK_MOVABLE = DEMO
DEBUG = False
PUBLIC_URL = ENV.public_url or "http://127.0.0.1:8000"
SECRET_KEY = ENV.secret_key or os.urandom(32).hex()  # a tool without a key forgets it at once
FIELD_KEYS = ENV.field_keys
ALLOWED_HOSTS = [urlsplit(PUBLIC_URL).hostname or "127.0.0.1", *(["127.0.0.1", "localhost"] if DEMO else [])]
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

# Rooms and their order: a request passes the middlewares from top to bottom.
INSTALLED_APPS = [
    "pool",
    "scheduling",
    "notifications",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_htmx",
    "django_q",
    "rest_framework",
    "knox",
    "drf_spectacular",
    "drf_spectacular_sidecar",
]
MIDDLEWARE = [
    "pool.middleware.trusted_proxy",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # a random length hides our tokens from whoever measures
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "pool.middleware.membership",
]
ROOT_URLCONF = "pool.urls"
WSGI_APPLICATION = "pool.wsgi.application"
FORM_RENDERER = "pool.forms_renderer.KernRenderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "pool.context.site",
            ]
        },
    }
]

# The database: embedded SQLite with one writer at a time, or PostgreSQL.
DATABASES = {"default": dj_database_url.parse(ENV.database_url, conn_max_age=60, conn_health_checks=True)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"] |= {
        "TEST": {"NAME": str(VAR / "test.sqlite3")},  # in memory, threads would share one cache
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The worker. retry ≥ timeout × (queue_limit / workers + 2), or waiting tasks would run twice.
Q_CLUSTER = {
    "name": "pool",
    "workers": 2,
    "queue_limit": 2,
    "timeout": 60,
    "retry": 600,
    "max_attempts": 3,
    "ack_failures": True,
    "catch_up": False,
    "poll": 0.5,
    "save_limit": 500,
    **({"redis": ENV.redis_url} if ENV.redis_url else {"orm": "default"}),
}

# Rate limits are counted here: in Redis for all processes, or in each process for itself.
if ENV.redis_url:
    CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": ENV.redis_url}
    }

# People and sign-in.
AUTH_USER_MODEL = "pool.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
ACCOUNT_ADAPTER = "pool.accounts.adapter.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by the pool, not by sign-up
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no mail to strangers
ACCOUNT_EMAIL_NOTIFICATIONS = True  # whoever changes how you sign in, you hear of it
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": False}
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = 2
ACCOUNT_LOGIN_TIMEOUT = 60 * 60  # from the address to the last step
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",  # a whole office may sit behind one address
    "request_login_code": "120/m/ip,5/15m/key",  # × 3 tries: of 10⁸ codes one in 200 is guessed in a year
    "keep_typed": "20/m/ip",
}
ACCOUNT_SESSION_REMEMBER = True  # nothing to tick: a sign-in lasts a week, and its end costs no words
SESSION_COOKIE_AGE = 7 * 24 * 60 * 60
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
CSRF_FAILURE_VIEW = "pool.views.resending.csrf_failure"

# Passkeys and codes from an app, for those who want them.
MFA_ADAPTER = "pool.accounts.factors.FactorsAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the pool has written the address down
MFA_TOTP_TOLERANCE = 1  # a clock may be half a minute wrong
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PUBLIC_URL.startswith("https://")
MFA_FORMS = {
    "authenticate": "pool.accounts.factors.AppCodeForm",
    "reauthenticate": "pool.accounts.factors.AppCodeAgainForm",
    "activate_totp": "pool.accounts.factors.StartAppForm",
    "add_webauthn": "pool.accounts.factors.PasskeyForm",
}

# The county's own sign-in (OpenID Connect), when there is one.
OIDC_NAME = ENV.oidc_name
SOCIALACCOUNT_ADAPTER = "pool.accounts.county.CountyAdapter"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "oidc",
                "name": ENV.oidc_name,
                "client_id": ENV.oidc_client_id,
                "secret": ENV.oidc_client_secret,
                "settings": {"server_url": ENV.oidc_url},
            }
        ]
        if ENV.oidc_url
        else [],
    }
}

# Languages and times: UTC in the database, Europe/Berlin at the edge, German first.
LANGUAGE_CODE = "de"
LANGUAGES = [("de", _("Deutsch")), ("en", _("Englisch"))]
LOCALE_PATHS = [BASE / "pool" / "locale"]
TIME_ZONE = "Europe/Berlin"
USE_TZ = True

# Static files are served by the web process itself.
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
WHITENOISE_USE_FINDERS = DEMO
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEMO
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Words out and in.
SMS_CHANNEL = ENV.sms_channel
SMS_TIMEOUT = 10.0  # seconds a provider may take to answer; far less than the worker's own 60
TWILIO_ACCOUNT_SID = ENV.twilio_account_sid
TWILIO_AUTH_TOKEN = ENV.twilio_auth_token
TWILIO_FROM = ENV.twilio_from
TWILIO_MESSAGING_SERVICE_SID = ENV.twilio_messaging_service_sid
TWILIO_API_URL = ENV.twilio_api_url
SMS_COUNTRIES = ENV.sms_countries
SMS_PER_DAY = ENV.sms_per_day
SMS_GATEWAY_URL = ENV.sms_gateway_url
SMS_GATEWAY_TOKEN = ENV.sms_gateway_token
SMS_GATEWAY_SECRET = ENV.sms_gateway_secret
SMS_GATEWAY_FROM = ENV.sms_gateway_from
ROUTING_URL = ENV.routing_url
CALENDAR_NETWORKS = ENV.calendar_networks
IMAP_URL = ENV.imap_url
MAIL_REPLIES = bool(ENV.imap_url) or ENV.mail_piped  # whether somebody reads what calendars answer
MAILBOX_DIR = mailbox_folder(ENV.email_url, VAR / "mailbox")
globals().update(mail_settings(ENV.email_url))

# The wire: which proxies may say who the visitor is, and what a browser may do with our pages.
TRUSTED_PROXIES = ENV.trusted_proxies
HTTPS = PUBLIC_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")  # kept only when a trusted proxy set it
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],  # KERN's icons are data: images
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF, *([ENV.oidc_origin] if ENV.oidc_url else [])],  # holds for redirects, too
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000

# The JSON door.
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["pool.api.auth.TokenAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_PAGINATION_CLASS": "pool.api.pages.Pages",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "pool.api.problems.problem",
    "PAGE_SIZE": 50,
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Dolmetscherpool",
    "DESCRIPTION": "Requests, offers, assignments, hours and statements of a pool of lay interpreters.",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "ENUM_NAME_OVERRIDES": {
        "RequestStateEnum": "scheduling.api.dates.STATES",
        "ModalityEnum": "scheduling.api.wanted.MODALITIES",
        "RemoteEnum": "scheduling.api.wanted.WAYS",
    },
}

# Logs go to stderr. Who logs a number masks it; the formatter masks what libraries and tracebacks say.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "notifications.masking.MaskedFormatter",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # runserver has a handler of its own, which would print the address of every secret page
    "loggers": {"django.server": {"handlers": ["stderr"], "level": "INFO", "propagate": False}},
}

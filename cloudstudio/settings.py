"""Django's settings, from the typed environment (`environment.py`). Nothing else reads variables."""

from __future__ import annotations

from redis.asyncio.retry import Retry
from redis.backoff import ExponentialBackoff

from cloudstudio.environment import CHECKOUT, database_settings, email_settings, read_environment

ENVIRONMENT = read_environment()

BASE_DIR = CHECKOUT
DATA_DIR = ENVIRONMENT.data
DATA_DIR.mkdir(parents=True, exist_ok=True)
BLOBS_DIR = DATA_DIR / "blobs"
JOBS_DIR = DATA_DIR / "jobs"
STEPS_DIR = DATA_DIR / "steps"
SPARES_DIR = DATA_DIR / "spares"
FRONTEND_DIR = CHECKOUT / "frontend" / "dist"
FONTS_DIR = ENVIRONMENT.fonts or next(
    (
        folder
        for folder in (FRONTEND_DIR / "fonts", CHECKOUT / "frontend/node_modules/@expo-google-fonts")
        if folder.is_dir()
    ),
    FRONTEND_DIR / "fonts",
)

SECRET_KEY = ENVIRONMENT.secret_key()
DEBUG = ENVIRONMENT.debug
ALLOWED_HOSTS = ENVIRONMENT.allowed_hosts
PUBLIC_URL = ENVIRONMENT.public_url
ACCEL_REDIRECT = ENVIRONMENT.accel_redirect
TRUSTED_PROXIES = ENVIRONMENT.trusted_proxies
# Where the line in front of us drops the port from `Host`, the page's own address still says it.
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL] if PUBLIC_URL else []

#: What a worker's waiting child has read already, by the lane: work that people wait for and that takes long to start.
SPARE_MODULES = {"short": ("editor.render.child",)}

#: Apps that may bring `api.py` (a `router`), `routing.py` (`websocket_urlpatterns`) and `jobs.py` (kinds).
ROOMS = [
    "cloudstudio.accounts",
    "cloudstudio.jobs",
    "cloudstudio.storage",
    "cloudstudio.bin",
    "cloudstudio.mail",
    "media",
    "media.findings",
    "editor.sync",
    "editor.exports",
    "editor.mastering",
    "editor.covers",
    "editor.demo",
    "editor.shares",
    "generation",
]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "channels",
    "ninja",
    "allauth",
    "allauth.account",
    "allauth.headless",
    "cloudstudio",
    "editor",
    *ROOMS,
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "cloudstudio.pages.content_policy",
    "cloudstudio.pages.no_nul",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "cloudstudio.storage.ballast.way_for_deleting",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "cloudstudio.urls"
ASGI_APPLICATION = "cloudstudio.asgi.application"
CSRF_FAILURE_VIEW = "cloudstudio.pages.csrf_failure"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
            ]
        },
    }
]

DATABASES = {"default": database_settings(ENVIRONMENT)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Valkey: broker, channel layer and cache in one.
REDIS_URL = ENVIRONMENT.redis_url
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}
CHANNEL_LAYERS = {
    "default": {
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        # A restarted Valkey is a pause, not an end: the open sockets' subscriptions are made again.
        "CONFIG": {"hosts": [{"address": REDIS_URL, "retry": Retry(ExponentialBackoff(0.5, 0.05), 10)}]},
    }
}

# Accounts: a name or an e-mail address with a password; the browser holds a session cookie.
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["username", "email", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
# Either name will do (`accounts/forms.py`), which allauth takes for a contradiction.
SILENCED_SYSTEM_CHECKS = ["account.W001"]
# A school signs up from behind one address.
# Wrong passwords are counted by account and address together (`attempts.py`), instead of by account alone.
ACCOUNT_RATE_LIMITS = {
    "signup": "120/m/ip",
    "login": "120/m/ip",
    "login_failed": None,
    "reset_password": "20/m/ip,5/h/key",
}
ACCOUNT_SIGNUP_FORM_CLASS = "cloudstudio.accounts.forms.SignupForm"
ACCOUNT_ADAPTER = "cloudstudio.accounts.adapters.AccountAdapter"
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[CloudStudio] "
HEADLESS_ADAPTER = "cloudstudio.accounts.adapters.HeadlessAdapter"
HEADLESS_ONLY = True
HEADLESS_CLIENTS = ("browser",)
HEADLESS_FRONTEND_URLS = {
    "account_confirm_email": "/confirm/{key}",
    "account_reset_password": "/reset",
    "account_reset_password_from_key": "/reset/{key}",
    "account_signup": "/",
}
SESSION_ENGINE = "cloudstudio.accounts.session_store"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 24 * 3600
CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "en"
USE_TZ = True
TIME_ZONE = "UTC"
STATIC_URL = "/static/"
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 2**20  # bytes of a JSON body; files go over /upload

MAIL_IS_ON = bool(ENVIRONMENT.email_url)
MAIL_AFTER = ENVIRONMENT.mail_after
for _name, _value in email_settings(ENVIRONMENT).items():
    globals()[_name] = _value

JOB_LEASE = ENVIRONMENT.lease
JOB_PAUSES = ENVIRONMENT.pauses
JOBS_WAITING = ENVIRONMENT.jobs_waiting
JOBS_RUNNING = ENVIRONMENT.jobs_running
FILM_HOURS = ENVIRONMENT.film_hours
FILM_GIGAPIXELS = ENVIRONMENT.film_gigapixels
BLOB_GRACE = ENVIRONMENT.blob_grace
UPLOAD_LIMIT = ENVIRONMENT.upload_limit
UPLOAD_DAYS = ENVIRONMENT.upload_days
QUOTA = ENVIRONMENT.quota
DISK_RESERVE = ENVIRONMENT.disk_reserve
BIN_DAYS = ENVIRONMENT.bin_days

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "cloudstudio.logs.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "uvicorn": {"level": "WARNING"},
        "uvicorn.access": {"level": "WARNING"},
        "django.request": {"level": "ERROR"},
        "django.channels.server": {"level": "WARNING"},
        "celery": {"level": "WARNING"},
        "kombu": {"level": "WARNING"},
    },
}

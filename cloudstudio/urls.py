"""Addresses that Django answers. /ws, /upload, /files and /static are raw ASGI, see `asgi.py`."""

from django.urls import include, path

from cloudstudio import pages
from cloudstudio.api import api
from cloudstudio.health import healthz

urlpatterns = [
    path("healthz", healthz),
    path("api/", api.urls),
    # allauth answers these, and fails where accounts have no telephone.
    path("_allauth/browser/v1/account/phone", pages.nothing),
    path("_allauth/", include("allauth.headless.urls")),
    path("", pages.studio),
    path("projects/<str:project>", pages.studio),
    path("watch/<str:token>", pages.studio),
]

handler400 = "cloudstudio.pages.bad_request"
handler404 = "cloudstudio.pages.not_found"
handler500 = "cloudstudio.pages.server_error"

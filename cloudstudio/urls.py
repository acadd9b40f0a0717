"""Addresses that Django answers; a room brings pages of its own in `pages.py`.

/ws, /upload, /files and /static are raw ASGI, see `asgi.py`.
"""

from django.conf import settings
from django.urls import include, path

from cloudstudio import pages
from cloudstudio.api import api
from cloudstudio.health import healthz
from cloudstudio.rooms import bring

urlpatterns = [
    path("healthz", healthz),
    path("api/", api.urls),
    # allauth answers these, and fails where accounts have no telephone.
    path("_allauth/browser/v1/account/phone", pages.nothing),
    path("_allauth/", include("allauth.headless.urls")),
    path("", pages.studio),
    path("projects/<str:project>", pages.studio),
    path("reset", pages.studio),
    path("reset/<str:key>", pages.studio),
    path("confirm/<str:key>", pages.studio),
]
for _room in settings.ROOMS:
    if _part := bring(_room, "pages"):
        urlpatterns += _part.urlpatterns

handler400 = "cloudstudio.pages.bad_request"
handler404 = "cloudstudio.pages.not_found"
handler500 = "cloudstudio.pages.server_error"

"""The Django project as an app, so that its management commands are found."""

from django.apps import AppConfig


class CloudStudioConfig(AppConfig):
    """How the studio is wired."""

    name = "cloudstudio"

"""The studio's own settings, with the probe's room added."""

from cloudstudio.settings import *  # noqa: F403
from cloudstudio.settings import INSTALLED_APPS, ROOMS

ROOMS = [*ROOMS, "tests.probe"]
INSTALLED_APPS = [*INSTALLED_APPS, "tests.probe"]

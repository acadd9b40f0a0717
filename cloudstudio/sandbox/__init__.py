"""The child process in which strangers' bytes are opened. Imports no Django."""

from cloudstudio.sandbox.errors import ChildDied, Death, Refused, Stopped
from cloudstudio.sandbox.report import Refusal, Report
from cloudstudio.sandbox.run import run
from cloudstudio.sandbox.spares import Spares
from cloudstudio.sandbox.work import Limits, Work

__all__ = ["ChildDied", "Death", "Limits", "Refusal", "Refused", "Report", "Spares", "Stopped", "Work", "run"]

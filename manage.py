#!/usr/bin/env python
"""The command line: `manage.py studio` starts everything, `manage.py help` lists the rest."""

import os
import sys

from django.core.management import execute_from_command_line

from cloudstudio.environment import BadEnvironment


def main() -> None:
    """Run one management command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cloudstudio.settings")
    try:
        execute_from_command_line(sys.argv)
    except BadEnvironment as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()

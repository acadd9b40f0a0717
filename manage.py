#!/usr/bin/env python
"""The command line: `manage.py studio` starts everything, `manage.py help` lists the rest."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run one management command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cloudstudio.settings")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()

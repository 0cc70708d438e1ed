#!/usr/bin/env python
"""The terminal door: every command of Django and of this house."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pool.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)

"""`python -m handbook`."""

import sys

try:
    from handbook.cli import command
except KeyboardInterrupt:
    # Somebody changed their mind before anything began.
    sys.exit(130)

command()

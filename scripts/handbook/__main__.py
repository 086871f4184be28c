"""`python -m handbook`."""

import sys

try:
    from handbook.cli import main
except KeyboardInterrupt:
    # Somebody changed their mind before anything began.
    sys.exit(130)

sys.exit(main())

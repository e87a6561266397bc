"""Run the command line with `python -m music_organizer`."""

import sys

from music_organizer.cli.main import main

sys.exit(main())

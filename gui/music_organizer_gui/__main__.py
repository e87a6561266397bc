"""Lets `python -m music_organizer_gui` open the window."""

import sys

from music_organizer_gui.app import main

sys.exit(main())

"""What a double click starts: the window, with the folders that were dropped on it."""

import sys

from music_organizer_gui.app import main

if __name__ == "__main__":
    sys.exit(main())

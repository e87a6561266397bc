"""What a double click starts: for now the demo, or the command that was given."""

import sys

from music_organizer.cli.main import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["demo"]))

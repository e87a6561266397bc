"""The first page of help, as plain text, so that it appears at once."""

from music_organizer.cli.exit_codes import EPILOG

PROGRAM = "music-organize-async"

OVERVIEW = f"""\
usage: {PROGRAM} [--version] [--history PATH] [--verbose] [--quiet]
                            COMMAND ...

See exactly what would change in a music library, change it fast,
and put anything back, any time.

try it:
  demo                      organize a sample library and put it all back

organize:
  plan SOURCE TARGET        show what organizing would do; nothing is changed
  organize SOURCE TARGET    sort the music of SOURCE into the library TARGET
  organize-legacy SOURCE TARGET
                            the same without a history, so without rollback
  albums                    list what was decided about albums; forget it
  duplicates DIR            find copies of one recording; keep the best
  resume SESSION            carry on with a session that was stopped

look back:
  sessions                  list sessions; delete, rename or prune them
  history                   list the operations of a session; export, rebuild
                            or check the history
  verify SESSION|LIBRARY    read every file again and compare its checksum

put back:
  rollback SESSION          take a session back, or chosen operations of it
  restore BACKUP_DIR TARGET put the original tree together from a backup folder
  recover                   settle what an interrupted run left half done

options before or after the command:
  --history PATH            where the history lies (also: the environment
                            variable MUSIC_ORGANIZER_HISTORY)
  --verbose                 say more, and log to stderr
  --quiet                   say nothing but errors, tables and JSON
  --version                 show the version
  --help                    show this; COMMAND --help shows the options of one

{EPILOG}
"""

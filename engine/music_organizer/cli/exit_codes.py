"""What the program ends with; documented in `--help` and in `docs/cli.md`."""

ALL_DONE = 0
NEEDS_ATTENTION = 1
REFUSED = 2
SIGNALLED = 128
"""The number of the signal that stopped the program is added."""

EPILOG = """\
exit codes:
  0    all done, or would be, as far as a preview can tell
  1    some operations failed, some files need attention, or something is wrong
       with the machine
  2    wrong use, or a request that was refused; nothing was changed
  130  stopped with Ctrl-C (143: by a termination signal)"""

# ruff: noqa: INP001 - it is frozen, not imported
"""Run before a frozen program: what it starts gets the libraries of the system, not its own.

The boot loader points the system's loader at the folder of the program and keeps the former value
under another name: https://pyinstaller.org/en/stable/runtime-information.html.
"""

import os

_NAME = "LD_LIBRARY_PATH"
_former = os.environ.pop(f"{_NAME}_ORIG", None)
os.environ.pop(_NAME, None)
if _former is not None:
    os.environ[_NAME] = _former

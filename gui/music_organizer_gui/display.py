"""Whether there is a screen to open a window on; Qt itself would abort without one."""

import ctypes.util
import os
import sys
from contextlib import suppress

_LIBRARIES = {
    "xcb-cursor": "libxcb-cursor0",
    "xcb-icccm": "libxcb-icccm4",
    "xcb-keysyms": "libxcb-keysyms1",
    "xkbcommon-x11": "libxkbcommon-x11-0",
    "EGL": "libegl1",
    "GL": "libgl1",
}
# A frozen program brings the others along.
_BESIDE_A_FROZEN_PROGRAM = ("EGL", "GL")


def missing_display() -> str:
    """Return why no window can be opened here, in one sentence; empty when one can."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return ""
    if os.environ.get("WAYLAND_DISPLAY"):
        return ""
    display = os.environ.get("DISPLAY", "")
    if not display:
        return (
            "There is no display to open the window on. The command line works without one: "
            "music-organize-async --help."
        )
    wanted = _BESIDE_A_FROZEN_PROGRAM if getattr(sys, "frozen", False) else tuple(_LIBRARIES)
    missing = [_LIBRARIES[name] for name in wanted if not ctypes.util.find_library(name)]
    if missing:
        return f"The window needs system packages that are missing: install {' '.join(missing)}."
    if not _answers(display):
        return (
            f"The display {display} does not answer, so the window cannot be opened. The command "
            "line works without one: music-organize-async --help."
        )
    return ""


def _answers(display: str) -> bool:
    name = ctypes.util.find_library("xcb")
    if name is None:
        return False
    with suppress(OSError):
        library = ctypes.CDLL(name)
        library.xcb_connect.restype = ctypes.c_void_p
        library.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
        library.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
        library.xcb_disconnect.argtypes = [ctypes.c_void_p]
        connection = library.xcb_connect(os.fsencode(display), None)
        failed = library.xcb_connection_has_error(connection)
        library.xcb_disconnect(connection)
        return not failed
    return False

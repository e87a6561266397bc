"""How long the window takes to be seen, beside a bare window of the same size.

python -m tests.bench.window_start [ROUNDS]
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1280, 820)
window.show()
QTimer.singleShot(0, lambda: (print("visible", flush=True), application.quit()))
sys.exit(application.exec())
"""
OURS = """
import sys
from music_organizer_gui import app
from music_organizer_gui.main_window import MainWindow
shown = MainWindow.show_first
def show_and_tell(self, page):
    shown(self, page)
    from PySide6.QtWidgets import QApplication
    QApplication.processEvents()
    print("visible", flush=True)
    from PySide6.QtCore import QTimer
    from music_organizer_gui.wiring.window import Window
    opened = Window.open
    def open_and_tell(self, paths=()):
        opened(self, paths)
        QTimer.singleShot(0, lambda: (print("ready", flush=True), self.stop_and_close()))
    Window.open = open_and_tell
MainWindow.show_first = show_and_tell
sys.exit(app.main([]))
"""


def seconds_until(script: str, home: Path) -> tuple[float, float]:
    """Start a process and wait for the word that its window can be seen, and then be used."""
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home),
        "MUSIC_ORGANIZER_HISTORY": str(home / "history.db"),
    }
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, env=environment, text=True
    )
    assert process.stdout is not None
    told = process.stdout.readline()
    seconds = time.perf_counter() - begun
    process.stdout.readline()
    ready = time.perf_counter() - begun
    process.communicate(timeout=60)
    if told.strip() != "visible":
        raise RuntimeError(f"the window did not come: {told!r}")
    return seconds, ready


def main() -> int:
    """Measure both in turn and print medians."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as home:
        times: dict[str, list[float]] = {"bare": [], "ours": [], "ready": []}
        for _ in range(rounds + 1):
            times["bare"].append(seconds_until(BARE, Path(home))[0])
            visible, ready = seconds_until(OURS, Path(home))
            times["ours"].append(visible)
            times["ready"].append(ready)
    # The first round fills the caches of the system.
    bare, ours, ready = (statistics.median(one[1:]) for one in times.values())
    allowed = 1.2 * bare + 0.4
    print(
        f"window visible: bare {bare:.3f} s, ours {ours:.3f} s, allowed {allowed:.3f} s "
        f"({'met' if ours <= allowed else 'NOT met'}); ready to be used after {ready:.3f} s"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""One window at a time: a second start hands its folders to the first and ends."""

import getpass
import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDir, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

# The first one may be loading its engine, on a machine that is busy.
_PATIENCE_MS = 10_000
_LONGEST_ADDRESS = 100
_SHORT_PLACE = "/tmp"


class SingleInstance(QObject):
    """Knows whether this program is open already, for this person and this history.

    Args:
        history: the history database, of which only one window may be in charge.
    """

    paths_received = Signal(list)
    """Another start handed these folders over; an empty list only asks for the window."""

    def __init__(self, history: Path) -> None:
        super().__init__()
        key = f"{getpass.getuser()}\0{history}".encode("utf-8", "surrogateescape")
        self._name = _placed(f"music-organizer-{hashlib.blake2b(key, digest_size=8).hexdigest()}")
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._receive)

    def hand_over(self, paths: Sequence[Path]) -> bool:
        """Give folders to the window that is open; false when there is none."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_PATIENCE_MS):
            return False
        socket.write(json.dumps([str(path) for path in paths]).encode("ascii") + b"\n")
        handed = socket.waitForBytesWritten(_PATIENCE_MS)
        # The first one says that it has read them; before that nothing may be taken for granted.
        answered = handed and socket.waitForReadyRead(_PATIENCE_MS)
        socket.disconnectFromServer()
        return answered

    def listen(self) -> None:
        """Be the window that others hand their folders to."""
        if not self._server.listen(self._name):
            # A program that was killed leaves its name behind.
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)

    def close(self) -> None:
        """Give the name up."""
        self._server.close()

    def _receive(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        line = bytes(socket.readLine().data())
        socket.write(b"ok\n")
        socket.flush()
        self.paths_received.emit([Path(path) for path in json.loads(line)])


def _placed(name: str) -> str:
    """Return the name of a socket, or where it lies if the folder for temporary files is too deep.

    The system takes no address of more than some hundred bytes.
    """
    where = os.fsencode(f"{QDir.tempPath()}/{name}")
    return name if len(where) <= _LONGEST_ADDRESS else f"{_SHORT_PLACE}/{name}"

"""Start the command line again and again, each time in a process of its own, loaded only once.

A process that has loaded the product and nothing more forks for every run. The child is the
program from its `main` on; it reads tags in processes of its own, as ever.

    python -m tests.faults.launcher DESCRIPTOR
"""

import atexit
import gc
import importlib
import json
import os
import pkgutil
import signal
import socket
import sys
import threading
from typing import NoReturn

import music_organizer
from music_organizer.cli.main import main as command_line
from tests.faults.notification import ask_about_my_calls
from tests.faults.seeded import plant

WINDOW = "window"
"""The first argument of a run that opens the window in place of the command line."""

_NOT_LOADED = ("music_organizer.__main__", "music_organizer.tags.worker")


def load_everything() -> None:
    """Load the whole engine, so that a run has nothing left to load."""
    for module in pkgutil.walk_packages(music_organizer.__path__, "music_organizer."):
        if module.name not in _NOT_LOADED:
            importlib.import_module(module.name)


def become_the_program(order: dict[str, object], channel: socket.socket) -> int:
    """Turn a forked child into a run of the command line."""
    os.setpgid(0, 0)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    environment, arguments = order["environment"], order["arguments"]
    if not isinstance(environment, dict) or not isinstance(arguments, list):
        raise TypeError("an order names an environment and arguments")
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(str(order["folder"]))
    for number, name in ((0, os.devnull), (1, order["stdout"]), (2, order["stderr"])):
        flags = os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        opened = os.open(str(name), flags, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    if order["fault"]:
        plant(str(order["fault"]))
    if order["watched"]:
        listener = ask_about_my_calls()
        socket.send_fds(channel, [json.dumps({"group": os.getpid()}).encode()], [listener])
        os.close(listener)
    else:
        channel.send(json.dumps({"group": os.getpid()}).encode())
    channel.close()
    sys.argv = ["music-organize-async", *arguments]
    if arguments[0] == WINDOW:
        # Its threads may begin only now that the calls are asked about, and few runs need it.
        from tests.faults.window import open_window

        return open_window(arguments[1:])
    return command_line(arguments)


def end_as_a_program_does(code: int) -> NoReturn:
    """End as Python does, but leave the memory to the system.

    Freeing all that the parent has loaded would copy every page of it, which takes half as long as
    a whole `recover`.
    """
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def serve(channel: socket.socket) -> int:
    """Fork for each order until there are no more, and tell how each run ended."""
    while order := channel.recv(1 << 16):
        child = os.fork()
        if child == 0:
            end_as_a_program_does(become_the_program(json.loads(order), channel))
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        channel.send(json.dumps({"code": code}).encode())
    return 0


if __name__ == "__main__":
    load_everything()
    gc.collect()
    sys.exit(serve(socket.socket(fileno=int(sys.argv[1]))))

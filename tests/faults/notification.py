"""Ask somebody about system calls: the kernel's user notification, spoken through ctypes.

The formats are those of `linux/seccomp.h`; `seccomp_unotify(2)` tells how they are used. No
privilege is needed, since a process that gains none may filter itself.
"""

import ctypes
import fcntl
import os
import struct
from dataclasses import dataclass

from tests.faults.system_calls import SECCOMP, filter_program

_SET_NO_NEW_PRIVILEGES = 38
_MODE_FILTER = 1
_NEW_LISTENER = 8
_RECEIVE = 0xC0502100
_SEND = 0xC0182101
_IS_VALID = 0x40082102
_GO_ON = 1
_QUESTION = struct.Struct("QII iIQ6Q")
_ANSWER = struct.Struct("QqiI")


@dataclass(frozen=True, slots=True)
class Question:
    """A call that waits for an answer.

    Attributes:
        key: what the answer names.
        thread: number of the thread that calls.
        number: number of the system call.
        arguments: its six arguments.
    """

    key: int
    thread: int
    number: int
    arguments: tuple[int, ...]


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_void_p))


def ask_about_my_calls() -> int:
    """Let the kernel ask about the changing calls of this process and all that it will start.

    Returns:
        the descriptor on which the questions arrive.

    Raises:
        OSError: the kernel cannot.
    """
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    steps = filter_program()
    buffer = ctypes.create_string_buffer(steps, len(steps))
    program = _Program(len(steps) // 8, ctypes.addressof(buffer))
    if library.prctl(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "PR_SET_NO_NEW_PRIVS")
    listener = library.syscall(
        ctypes.c_long(SECCOMP),
        ctypes.c_uint(_MODE_FILTER),
        ctypes.c_uint(_NEW_LISTENER),
        ctypes.byref(program),
    )
    if listener < 0:
        raise OSError(ctypes.get_errno(), "seccomp")
    return int(listener)


def next_question(listener: int) -> Question | None:
    """Return the next call that waits, `None` when its thread has ended meanwhile."""
    buffer = bytearray(_QUESTION.size)
    try:
        fcntl.ioctl(listener, _RECEIVE, buffer)
    except (FileNotFoundError, InterruptedError):
        return None
    key, thread, _, number, _, _, *arguments = _QUESTION.unpack(buffer)
    return Question(key, thread, number, tuple(arguments))


def still_waits(listener: int, question: Question) -> bool:
    """Tell whether the thread still waits, so that what was read of it was its own."""
    try:
        fcntl.ioctl(listener, _IS_VALID, struct.pack("Q", question.key))
    except FileNotFoundError:
        return False
    return True


def let_go_on(listener: int, question: Question) -> None:
    """Let the call be carried out."""
    _answer(listener, _ANSWER.pack(question.key, 0, 0, _GO_ON))


def refuse(listener: int, question: Question, number: int) -> None:
    """Let the call fail with an error number, without being carried out."""
    _answer(listener, _ANSWER.pack(question.key, -1, -number, 0))


def _answer(listener: int, answer: bytes) -> None:
    try:
        fcntl.ioctl(listener, _SEND, answer)
    except FileNotFoundError:
        return  # the thread has ended meanwhile


def text_at(thread: int, address: int, most: int = 4096) -> bytes:
    """Return the zero-terminated text at an address of another process."""
    with open(f"/proc/{thread}/mem", "rb", buffering=0) as memory:
        found = b""
        while b"\0" not in found and len(found) < most:
            at = address + len(found)
            try:
                found += os.pread(memory.fileno(), 4096 - at % 4096, at)
            except OSError:
                break
    return found.partition(b"\0")[0]

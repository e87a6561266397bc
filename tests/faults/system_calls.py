"""The system calls that change files, and the kernel's filter that asks somebody about each.

Numbers: `arch/x86/entry/syscalls/syscall_64.tbl` and `include/uapi/asm-generic/unistd.h` of Linux.
The filter is a classic BPF program as `seccomp(2)` describes it.
"""

import os
import platform
import struct
from dataclasses import dataclass
from enum import Enum, auto


class Shape(Enum):
    """How the arguments of a call name what it changes."""

    PATH = auto()
    """`(path, …)`"""
    TWO_PATHS = auto()
    """`(path, path)`"""
    AT = auto()
    """`(folder, path, …)`"""
    TWO_AT = auto()
    """`(folder, path, folder, path, …)`"""
    MADE_LINK = auto()
    """`(text, path)`: only the second is changed."""
    MADE_LINK_AT = auto()
    """`(text, folder, path)`"""
    DESCRIPTOR = auto()
    """`(descriptor, …)`"""
    SECOND_DESCRIPTOR = auto()
    """`(read from, write to, …)`"""
    THIRD_DESCRIPTOR = auto()
    """`(read from, offset, write to, …)`"""


@dataclass(frozen=True, slots=True)
class SystemCall:
    """One call: its name, its number on two kinds of processors, its arguments.

    Attributes:
        opens: number of the argument with the flags of an `open`; only opening for writing counts.
    """

    name: str
    x86_64: int | None
    aarch64: int | None
    shape: Shape
    opens: int | None = None


CALLS = (
    SystemCall("write", 1, 64, Shape.DESCRIPTOR),
    SystemCall("open", 2, None, Shape.PATH, opens=1),
    SystemCall("pwrite64", 18, 68, Shape.DESCRIPTOR),
    SystemCall("writev", 20, 66, Shape.DESCRIPTOR),
    SystemCall("sendfile", 40, 71, Shape.DESCRIPTOR),
    SystemCall("fsync", 74, 82, Shape.DESCRIPTOR),
    SystemCall("fdatasync", 75, 83, Shape.DESCRIPTOR),
    SystemCall("truncate", 76, 45, Shape.PATH),
    SystemCall("ftruncate", 77, 46, Shape.DESCRIPTOR),
    SystemCall("rename", 82, None, Shape.TWO_PATHS),
    SystemCall("mkdir", 83, None, Shape.PATH),
    SystemCall("rmdir", 84, None, Shape.PATH),
    SystemCall("creat", 85, None, Shape.PATH),
    SystemCall("link", 86, None, Shape.TWO_PATHS),
    SystemCall("unlink", 87, None, Shape.PATH),
    SystemCall("symlink", 88, None, Shape.MADE_LINK),
    SystemCall("chmod", 90, None, Shape.PATH),
    SystemCall("fchmod", 91, 52, Shape.DESCRIPTOR),
    SystemCall("chown", 92, None, Shape.PATH),
    SystemCall("fchown", 93, 55, Shape.DESCRIPTOR),
    SystemCall("lchown", 94, None, Shape.PATH),
    SystemCall("utime", 132, None, Shape.PATH),
    SystemCall("mknod", 133, None, Shape.PATH),
    SystemCall("setxattr", 188, 5, Shape.PATH),
    SystemCall("lsetxattr", 189, 6, Shape.PATH),
    SystemCall("fsetxattr", 190, 7, Shape.DESCRIPTOR),
    SystemCall("removexattr", 197, 14, Shape.PATH),
    SystemCall("lremovexattr", 198, 15, Shape.PATH),
    SystemCall("fremovexattr", 199, 16, Shape.DESCRIPTOR),
    SystemCall("utimes", 235, None, Shape.PATH),
    SystemCall("openat", 257, 56, Shape.AT, opens=2),
    SystemCall("mkdirat", 258, 34, Shape.AT),
    SystemCall("mknodat", 259, 33, Shape.AT),
    SystemCall("fchownat", 260, 54, Shape.AT),
    SystemCall("futimesat", 261, None, Shape.AT),
    SystemCall("unlinkat", 263, 35, Shape.AT),
    SystemCall("renameat", 264, 38, Shape.TWO_AT),
    SystemCall("linkat", 265, 37, Shape.TWO_AT),
    SystemCall("symlinkat", 266, 36, Shape.MADE_LINK_AT),
    SystemCall("fchmodat", 268, 53, Shape.AT),
    SystemCall("splice", 275, 76, Shape.THIRD_DESCRIPTOR),
    SystemCall("sync_file_range", 277, 84, Shape.DESCRIPTOR),
    SystemCall("utimensat", 280, 88, Shape.AT),
    SystemCall("fallocate", 285, 47, Shape.DESCRIPTOR),
    SystemCall("pwritev", 296, 70, Shape.DESCRIPTOR),
    SystemCall("syncfs", 306, 267, Shape.DESCRIPTOR),
    SystemCall("renameat2", 316, 276, Shape.TWO_AT),
    SystemCall("copy_file_range", 326, 285, Shape.THIRD_DESCRIPTOR),
    SystemCall("pwritev2", 328, 287, Shape.DESCRIPTOR),
    SystemCall("openat2", 437, 437, Shape.AT),
    SystemCall("fchmodat2", 452, 452, Shape.AT),
)

MACHINE = platform.machine()
NUMBERED = {
    number: call
    for call in CALLS
    if (number := call.x86_64 if MACHINE == "x86_64" else call.aarch64) is not None
}
IS_KNOWN_MACHINE = MACHINE in {"x86_64", "aarch64"}
SECCOMP = {"x86_64": 317, "aarch64": 277}.get(MACHINE, -1)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC

_ARCHITECTURE = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}.get(MACHINE, 0)
_ALLOW = 0x7FFF0000
_ASK = 0x7FC00000
_LOAD = 0x20  # BPF_LD | BPF_W | BPF_ABS
_IF_EQUAL = 0x15  # BPF_JMP | BPF_JEQ | BPF_K
_IF_ANY_BIT = 0x45  # BPF_JMP | BPF_JSET | BPF_K
_RETURN = 0x06  # BPF_RET | BPF_K
_NUMBER_AT = 0
_ARCHITECTURE_AT = 4
_ARGUMENTS_AT = 16


def filter_program() -> bytes:
    """Return the filter: it asks about every call above that may change a file."""
    steps = [
        (_LOAD, 0, 0, _ARCHITECTURE_AT),
        (_IF_EQUAL, 1, 0, _ARCHITECTURE),
        (_RETURN, 0, 0, _ALLOW),
        (_LOAD, 0, 0, _NUMBER_AT),
    ]
    for number, call in NUMBERED.items():
        if call.opens is None:
            steps += [(_IF_EQUAL, 0, 1, number), (_RETURN, 0, 0, _ASK)]
        else:
            flags_at = _ARGUMENTS_AT + 8 * call.opens
            steps += [
                (_IF_EQUAL, 0, 4, number),
                (_LOAD, 0, 0, flags_at),
                (_IF_ANY_BIT, 0, 1, WRITING),
                (_RETURN, 0, 0, _ASK),
                (_RETURN, 0, 0, _ALLOW),
            ]
    steps.append((_RETURN, 0, 0, _ALLOW))
    return b"".join(struct.pack("HBBI", *step) for step in steps)

"""In which order the sessions of a history are listed."""

from enum import StrEnum

from msgspec import Struct


class SessionKey(StrEnum):
    """What sessions can be put in order by."""

    START = "start"
    NAME = "name"
    FOLDERS = "folders"
    OPERATIONS = "operations"
    FAILED = "failed"
    STANDING = "standing"
    STATUS = "status"


class SessionOrder(Struct, frozen=True):
    """An order of sessions; those that are equal in it follow in the order they were made.

    Attributes:
        key: what decides.
        descending: whether the highest, latest or last comes first.
    """

    key: SessionKey = SessionKey.START
    descending: bool = True


NEWEST_FIRST = SessionOrder()

"""Enumerations that carry their own words, so that every place says the same thing."""

from enum import StrEnum
from typing import Self


class WordedEnum(StrEnum):
    """A string enumeration whose members know their label and a sentence of help.

    The value is what the journal stores and the command line accepts; the label is what a person
    reads on a button or in a table.
    """

    label: str
    help: str

    def __new__(cls, value: str, label: str = "", help_text: str = "") -> Self:
        """Make a member from its stored value, its label and its sentence of help."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.help = help_text
        return member

"""What is written is JSON in ASCII that reads back as what it was."""

import enum
import json

import pytest

from music_organizer.history.json_text import compact


class Shade(str):
    __slots__ = ()


class Level(enum.IntEnum):
    HIGH = 3


VALUES = (
    {"text": "plain", "none": None, "yes": True, "no": False, "list": [1, 2.5, -0.0, 1e300, 0.1]},
    {"Björk\u2028": 'é \x7f \x00 \x1f " \\ / \U0001d11e'},
    {"name": "not text \udcff", "\udc80": 1},
    {"long": 2**64, "longer": -(2**70), "edge": [2**63, 2**64 - 1, -(2**63)]},
    {"pair": (1, "two"), "nested": {"in": [{"it": []}, {}]}},
    {1: "number", 2: "for a name"},
    {"shade": Shade("dark"), "level": Level.HIGH},
)


@pytest.mark.parametrize("value", VALUES)
def test_it_is_what_python_itself_writes(value: object) -> None:
    text = compact(value)
    assert text.isascii()
    assert json.loads(text) == json.loads(json.dumps(value))
    assert text == json.dumps(value, separators=(",", ":")).replace("e+", "e")


@pytest.mark.parametrize("value", [object(), {"in": [object()]}, {(1, 2): 3}])
def test_what_json_has_no_words_for_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        compact(value)

"""Write the messy library, and read the tree its owner would have made of it by hand."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from mutagen import id3

from tests.music.collection import Piece, messy_collection
from tests.music.companions import companions
from tests.support.audio import make_audio

EXPECTED = tuple(
    Path(__file__).with_name(name)
    for name in ("expected_tree.txt", "expected_companions.txt", "expected_playlists.txt")
)
STAYS, BACKUP = "STAYS", "BACKUP"

_BRACES = re.compile(r"\{([^{}]*(?:\.\.|\|)[^{}]*)\}")
_LATIN_1, _UTF_8 = 0, 3


def write_messy_library(root: Path, within: str = "") -> int:
    """Write every file below a folder and return how many there are.

    Args:
        root: the folder.
        within: what the paths of the files begin with; all of them when left out.
    """
    count = 0
    for piece in messy_collection():
        if piece.path.startswith(within):
            path = make_audio(root / piece.path, piece.seed, salt=piece.path, **piece.tags)
            if piece.frames:
                _write_frames(path, piece)
            count += 1
    for side in companions():
        if side.path.startswith(within):
            path = root / side.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(side.content)
            count += 1
    return count


def expected_tree() -> dict[str, str]:
    """Return where each file belongs, by where it lies now.

    What stays has `STAYS/reason`, what nobody misses has `BACKUP/reason`, and what belongs to
    several places has all of them.
    """
    tree: dict[str, str] = {}
    folder = ""
    for line in (one for file in EXPECTED for one in file.read_text("utf-8").splitlines()):
        if not line.strip() or line.startswith("#"):
            continue
        if not line.startswith(" "):
            folder = line
            continue
        target, _, source = line.partition("<-")
        for place, path in _counted(folder + target.strip(), source.strip()):
            tree[path] = f"{tree[path]} + {place}" if path in tree else place
    return tree


def fits(place: str, expected: str) -> bool:
    """Tell whether a file is where it belongs; `*` in what is expected stands for anything."""
    return re.fullmatch(".*".join(map(re.escape, expected.split("*"))), place) is not None


def _counted(*texts: str) -> Iterator[tuple[str, ...]]:
    """Yield the texts once for every step that their braces go through together."""
    found = [_steps(braces) for braces in _BRACES.findall(" ".join(texts))]
    lengths = {len(steps) for steps in found}
    assert len(lengths) <= 1, f"the braces of {texts} count differently"
    for step in range(max(lengths, default=1)):
        yield tuple(_at_step(text, step) for text in texts)


def _at_step(text: str, step: int) -> str:
    return _BRACES.sub(lambda match: _steps(match[1])[step], text)


def _steps(braces: str) -> list[str]:
    """Return what braces stand for: `01..03` for numbers, `a|b` for words."""
    first, dots, last = braces.partition("..")
    if not dots or "|" in braces:
        return braces.split("|")
    return [str(number).zfill(len(first)) for number in range(int(first), int(last) + 1)]


def _write_frames(path: Path, piece: Piece) -> None:
    data = BytesIO(path.read_bytes())
    read: Any = id3.ID3
    tags = read(data)
    for name, text in piece.frames.items():
        tags.delall(name)
        # A frame of mutagen's own would refuse to hold what is none of its kind.
        frame: Any = type(name, (id3.TextFrame,), {})
        tags.add(frame(encoding=_UTF_8, text=text.split("\0")))
    data.seek(0)
    tags.save(data)
    path.write_bytes(data.getvalue())

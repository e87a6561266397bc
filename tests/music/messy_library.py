"""Write the messy library, and read the tree its owner would have made of it by hand."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from mutagen import id3

from tests.music.collection import Piece, messy_collection
from tests.support.audio import make_audio
from tests.support.messy import make_times_old

EXPECTED = Path(__file__).with_name("expected_tree.txt")
STAYS = "STAYS"

_NUMBERS = re.compile(r"\{(\d+)\.\.(\d+)\}")
_LATIN_1, _UTF_8 = 0, 3


def write_messy_library(root: Path) -> int:
    """Write every file below a folder and return how many there are."""
    count = 0
    for piece in messy_collection():
        path = make_audio(root / piece.path, piece.seed, salt=piece.path, **piece.tags)
        if piece.frames:
            _write_frames(path, piece)
        count += 1
    make_times_old(root)
    return count


def expected_tree() -> dict[str, str]:
    """Return where each file belongs, by where it lies now; what stays has `STAYS/reason`."""
    tree: dict[str, str] = {}
    folder = ""
    for line in EXPECTED.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if not line.startswith(" "):
            folder = line
            continue
        target, _, source = line.partition("<-")
        for place, path in _counted(folder + target.strip(), source.strip()):
            assert path not in tree, f"{path} is named twice"
            tree[path] = place
    return tree


def fits(place: str, expected: str) -> bool:
    """Tell whether a file is where it belongs; `*` in what is expected stands for anything."""
    return re.fullmatch(".*".join(map(re.escape, expected.split("*"))), place) is not None


def _counted(*texts: str) -> Iterator[tuple[str, ...]]:
    """Yield the texts once for every number that their braces count through."""
    found = _NUMBERS.findall(" ".join(texts))
    if not found:
        yield texts
        return
    lengths = {int(last) - int(first) for first, last in found}
    assert len(lengths) == 1, f"the braces of {texts} count differently"
    for step in range(lengths.pop() + 1):
        yield tuple(_at_step(text, step) for text in texts)


def _at_step(text: str, step: int) -> str:
    return _NUMBERS.sub(lambda match: str(int(match[1]) + step).zfill(len(match[1])), text)


def _write_frames(path: Path, piece: Piece) -> None:
    data = BytesIO(path.read_bytes())
    read: Any = id3.ID3
    tags = read(data)
    for name, text in piece.frames.items():
        tags.delall(name)
        frame = getattr(id3, name)
        tags.add(frame(encoding=_UTF_8, text=text.split("\0")))
    data.seek(0)
    tags.save(data)
    path.write_bytes(data.getvalue())

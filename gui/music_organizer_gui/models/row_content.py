"""All that is drawn of a row of an operation tree."""

from dataclasses import dataclass, field

from PySide6.QtGui import QImage, QPixmap

from music_organizer_gui.models.session_words import Badge
from music_organizer_gui.models.tree_nodes import NodeType, Tick


@dataclass(frozen=True, slots=True)
class RowContent:
    """What a row shows: rows of equal content look alike.

    Attributes:
        level: how deep it stands, from 0.
        is_open: whether what stands under it is shown; `None` for a file.
        tick: its box.
        keeps_box: whether there is room for a box, since other rows have one.
        is_waiting: whether its record is still to be read.
        title: its name.
        before: the name a file has before.
        subtitle: what a group holds.
        old_path: where a file lies before.
        badge: what happens to it.
        size: how much it stands for.
        picture_key: tells one picture from another.
        picture: the thumbnail of a group, once it is there.
    """

    type: NodeType
    level: int
    is_open: bool | None
    tick: Tick
    keeps_box: bool
    title: str
    size: str
    is_waiting: bool = False
    before: str = ""
    subtitle: str = ""
    old_path: str = ""
    badge: Badge | None = None
    picture_key: int = 0
    picture: QPixmap | QImage | None = field(default=None, compare=False)

    @property
    def is_complete(self) -> bool:
        """Tell whether nothing is still on its way; whoever paints asks for that each time."""
        return not self.is_waiting and (self.type is not NodeType.GROUP or self.picture is not None)

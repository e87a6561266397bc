"""What a person decides about an album in the preview holds at once, and in every later one."""

from collections.abc import Awaitable, Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from music_organizer.models.category import Category
from music_organizer_gui.main_window import Place
from music_organizer_gui.models.tree_nodes import FileNode, GroupNode, Node
from music_organizer_gui.views.treat_as_menu import TreatAsMenu
from tests.gui.organize.stand import Stand

Play = Callable[[Callable[[Stand], Awaitable[None]]], None]

SONG = "02 Two Maps.flac"


def node_of(stand: Stand, name: str, kind: type[Node]) -> Node:
    tree = stand.window.organize.tree
    row: int | None = stand.row_of(name)
    assert row is not None
    if kind is GroupNode:
        row = tree.rows.parent_row(row) if tree.rows else None
    node = tree.node(row if row is not None else -1)
    assert isinstance(node, kind)
    return node


def treat_as(stand: Stand, node: Node) -> dict[str, QAction]:
    """Open the menu of a row as the tree does, and return what “Treat as” offers."""
    view = stand.window.organize.preview.view
    menu = QMenu(view)
    menu.addSeparator()
    view.menu_requested.emit(menu, node)
    offered = menu.findChildren(TreatAsMenu)
    return {action.text(): action for one in offered for action in one.actions()}


def folder_of(stand: Stand, name: str) -> str:
    target = stand.operation(name).target_path
    assert target is not None
    return target.parent.relative_to(stand.target).as_posix()


def test_an_album_is_treated_as_a_person_says(play: Play) -> None:
    async def journey(stand: Stand) -> None:
        await stand.preview()
        offered = treat_as(stand, node_of(stand, SONG, GroupNode))
        assert offered["Collaborations"].isChecked()
        assert not offered["Decide automatically"].isEnabled()
        before = stand.state.plan
        offered["Live Recordings"].trigger()
        await stand.until(lambda: stand.state.plan is not before)
        assert folder_of(stand, SONG).startswith("Live Recordings/")
        assert stand.operation(SONG).reason == "Live Recordings: you said so"
        again = treat_as(stand, node_of(stand, SONG, FileNode))
        assert again["Live Recordings"].isChecked()
        before = stand.state.plan
        again["Decide automatically"].trigger()
        await stand.until(lambda: stand.state.plan is not before)
        assert folder_of(stand, SONG).startswith("Collaborations/")

    play(journey)


def test_what_was_unticked_stays_so_and_the_album_stays_in_sight(play: Play) -> None:
    async def journey(stand: Stand) -> None:
        await stand.preview()
        tree, view = stand.window.organize.tree, stand.window.organize.preview.view
        tree.set_ticked([stand.row_of(SONG)], ticked=False)
        before = stand.state.plan
        treat_as(stand, node_of(stand, SONG, GroupNode))["By Various Artists"].trigger()
        await stand.until(lambda: stand.state.plan is not before)
        assert stand.page.plan_bar.organize.text() == "Organize 61 files"
        shown = tree.node(view.currentIndex().row())
        assert isinstance(shown, FileNode)
        assert shown.op is not None
        assert shown.op.reason == "Compilations: you said it is by Various Artists"

    play(journey)


def test_the_choice_is_remembered_for_the_next_preview(play: Play) -> None:
    async def journey(stand: Stand) -> None:
        await stand.preview()
        before = stand.state.plan
        treat_as(stand, node_of(stand, SONG, FileNode))["Albums"].trigger()
        await stand.until(lambda: stand.state.plan is not before)
        before = stand.state.plan
        stand.controller.rescan()
        await stand.until(lambda: stand.state.plan not in (None, before))
        assert folder_of(stand, SONG).startswith("Albums/")

    play(journey)


def test_the_panel_of_reasons_offers_the_same(play: Play) -> None:
    async def journey(stand: Stand) -> None:
        await stand.preview()
        why = stand.window.organize.why
        assert why.treat.isHidden()
        stand.window.organize.preview.view.show_operation(stand.operation(SONG).sequence)
        await stand.until(lambda: why.operation is not None)
        assert not why.treat.isHidden()
        before = stand.state.plan
        next(one for one in why.treat_as.actions() if one.text() == "Live Recordings").trigger()
        await stand.until(lambda: stand.state.plan is not before)
        assert folder_of(stand, SONG).startswith(Category.LIVE.label)
        await stand.organize()
        stand.window.organize.preview.view.show_operation(stand.operation(SONG).sequence)
        assert why.treat.isHidden()

    play(journey)


def test_the_settings_list_what_was_decided_and_forget_it(play: Play) -> None:
    async def journey(stand: Stand) -> None:
        await stand.preview()
        before = folder_of(stand, SONG)
        treat_as(stand, node_of(stand, SONG, GroupNode))["Live Recordings"].trigger()
        await stand.until(lambda: folder_of(stand, SONG).startswith("Live Recordings/"))
        settings = stand.window.settings.page
        stand.window.main.show_place(Place.SETTINGS)
        listed = settings.albums.list
        await stand.until(lambda: listed.count() == 1)
        assert listed.item(0).text().endswith(": Live Recordings")
        assert not settings.albums.forget.isEnabled()
        listed.item(0).setSelected(True)
        assert settings.albums.forget.text() == "Forget 1 choice"
        stand.press(settings.albums.forget)
        await stand.until(lambda: listed.count() == 0)
        assert settings.albums.note.text().startswith("Nothing was decided yet.")
        await stand.until(lambda: folder_of(stand, SONG) == before)

    play(journey)


def test_examples_of_path_formats_know_what_was_decided(play: Play) -> None:
    async def journey(stand: Stand) -> None:
        await stand.preview()
        album = treat_as(stand, node_of(stand, SONG, GroupNode))["Live Recordings"]
        album.trigger()
        await stand.until(lambda: folder_of(stand, SONG).startswith("Live Recordings/"))
        reader = stand.controller.organizer
        assert reader is not None
        formats = dict.fromkeys(Category, "{category}/{title}")
        found = (await reader.examples(formats, 60)).value()
        artist = stand.operation(SONG).source_path
        assert artist is not None
        folder = artist.relative_to(stand.source).parent
        assert {new.parts[0] for old, new in found if old.parent == folder} == {"Live Recordings"}

    play(journey)

"""Interrupted sessions: told of calmly, finished or put back."""

from collections.abc import Callable

from music_organizer.models.session import SessionStatus
from music_organizer_gui.controllers.recovery import RecoveryController
from music_organizer_gui.models.recovery_desk import RecoveryDesk
from music_organizer_gui.views.recovery_page import RecoveryPage
from tests.gui.history.bench import Bench, press, until
from tests.gui.history.conftest import Journey

Play = Callable[[Journey], None]


class Rescue:
    """The recovery page beside a bench."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.desk = RecoveryDesk()
        self.page = RecoveryPage(self.desk)
        self.controller = RecoveryController(bench.engine, self.desk)
        self.told: list[tuple[int, str]] = []
        self.controller.waiting_changed.connect(lambda *what: self.told.append(what))
        self.page.resize(900, 600)

    async def open(self) -> None:
        self.page.show()
        self.controller.refresh()
        await until(lambda: self.told)
        await self.bench.settle()

    async def decided(self) -> None:
        await until(lambda: not self.desk.state.at_work and self.desk.state.told)
        await self.bench.settle()


async def interrupted(bench: Bench, count: int = 4, steps: int = 6) -> None:
    bench.stage.album(count)
    plan = await bench.stage.plan()
    bench.stage.carry_out_partly(plan, steps)


async def half_done(bench: Bench, *numbers: int) -> Rescue:
    """Open the page with files of an album of three half done and nowhere to be found."""
    bench.stage.album(3)
    await bench.stage.organize()
    for number in numbers:
        bench.stage.placed(number).rename(bench.stage.base / f"{number}.mp3")
    names = " OR ".join(f"target_path LIKE '%Song {number}%'" for number in numbers)
    bench.stage.cut_off(names)
    rescue = Rescue(bench)
    await rescue.open()
    return rescue


def test_nothing_waits_in_a_sound_history(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        rescue = Rescue(bench)
        await rescue.open()

        assert rescue.told[-1] == (0, "")
        assert "Nothing waits" in rescue.page.calm.text()
        assert not rescue.page.cards

    play(journey)


def test_an_interrupted_session_is_finished(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        await interrupted(bench)
        rescue = Rescue(bench)
        await rescue.open()
        count, sentence = rescue.told[-1]
        assert count == 1
        assert "nothing is lost" in sentence
        card = rescue.page.cards["run"]
        assert "run was interrupted" in card.title.text()
        assert "Nothing is lost" in card.figures.text()

        press(card.finish)
        await rescue.decided()
        assert rescue.told[-1] == (0, "")
        assert not rescue.page.cards
        for number in range(1, 5):
            assert bench.stage.placed(number).exists()
        assert (await bench.stage.session()).status is SessionStatus.COMPLETED

    play(journey)


def test_an_interrupted_session_is_put_back(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        before = bench.stage.album(4).state()
        plan = await bench.stage.plan()
        bench.stage.carry_out_partly(plan, 6)
        assert bench.stage.state() != before
        rescue = Rescue(bench)
        await rescue.open()

        press(rescue.page.cards["run"].put_back)
        await rescue.decided()
        assert bench.stage.state() == before
        assert "put back" in rescue.page.notice.text.text()
        assert rescue.told[-1] == (0, "")

    play(journey)


def test_a_session_whose_drive_is_away_says_so_and_waits(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        await interrupted(bench)
        away = bench.stage.base / "elsewhere"
        bench.stage.target.rename(away)
        rescue = Rescue(bench)
        await rescue.open()
        card = rescue.page.cards["run"]
        press(card.finish)
        await until(card.problem.text)
        await bench.settle()
        assert card.problem.isVisible()

        away.rename(bench.stage.target)
        press(card.finish)
        await rescue.decided()
        assert bench.stage.placed(4).exists()

    play(journey)


def test_half_done_files_are_told_with_what_was_found(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        bench.stage.album(2)
        await bench.stage.organize()
        bench.stage.cut_off("target_path LIKE '%Song 1%'")
        away = bench.stage.base / "elsewhere"
        bench.stage.source.rename(away)
        rescue = Rescue(bench)
        await rescue.open()

        card = rescue.page.cards["run"]
        assert card.files.isVisible()
        files = rescue.desk.state.sessions[0].half_done
        assert [file.after for file in files] == [bench.stage.placed(1)]
        assert "connect its drive" in files[0].found

        away.rename(bench.stage.source)
        press(card.finish)
        await rescue.decided()
        assert rescue.told[-1] == (0, "")
        assert (await bench.stage.session()).status is SessionStatus.COMPLETED

    play(journey)


def test_the_badge_of_a_decision_put_off_stays(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        await interrupted(bench)
        rescue = Rescue(bench)
        await rescue.open()
        left = []
        rescue.desk.later_requested.connect(lambda: left.append(1))
        press(rescue.page.cards["run"].later)

        assert left
        assert rescue.told[-1][0] == 1
        rescue.page.hide()
        rescue.page.show()
        assert rescue.page.cards["run"].isVisible()

    play(journey)


def test_one_half_done_file_is_finished_alone(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        rescue = await half_done(bench, 1, 2)
        card = rescue.page.cards["run"]
        first, _ = card.lines.values()
        (bench.stage.base / "1.mp3").rename(bench.stage.placed(1))

        press(first.finish)
        await rescue.decided()

        assert rescue.page.notice.text.text() == "The file was finished."
        [left] = rescue.desk.state.sessions[0].half_done
        assert left.after == bench.stage.placed(2)
        [line] = card.lines.values()
        press(line.finish)
        await until(lambda: "02 Song 2.mp3" in rescue.page.notice.text.text())
        await bench.settle()

    play(journey)


def test_one_half_done_file_is_put_back_alone(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        rescue = await half_done(bench, 1, 2)
        (bench.stage.base / "2.mp3").rename(bench.stage.placed(2))
        _, second = rescue.page.cards["run"].lines.values()

        press(second.put_back)
        await rescue.decided()

        assert bench.stage.original(2).exists()
        assert bench.stage.placed(3).exists()
        assert "1 file" in rescue.page.notice.text.text()
        [left] = rescue.desk.state.sessions[0].half_done
        assert left.after == bench.stage.placed(1)

    play(journey)


def test_one_half_done_file_is_put_off_while_another_is_asked_about(play: Play) -> None:
    async def journey(bench: Bench) -> None:
        rescue = await half_done(bench, 1, 2)
        first, second = rescue.page.cards["run"].lines.values()
        press(first.later)
        assert first.isHidden()
        assert second.isVisible()

        rescue.page.hide()
        rescue.page.show()
        assert first.isVisible()

    play(journey)

"""What keeps the layout closed: small modules with telling names, one place that changes files."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest

ROOT = Path(__file__).parents[2]
ENGINE = ROOT / "engine" / "music_organizer"
SOURCES = [ROOT / name for name in ("engine", "gui", "resources")]
MODULES = sorted(module for source in SOURCES for module in source.rglob("*.py"))

LONGEST_MODULE = 300
NAMES_THAT_TELL_NOTHING = {"utils", "helpers", "common", "misc", "core", "base", "manager"}
TOO_HEAVY_FOR_THE_COMMAND_LINE = {
    "PySide6",
    "asyncio",
    "multiprocessing",
    "mutagen",
    "peewee",
    "playhouse",
    "qasync",
    "shiboken6",
    "sqlite3",
}


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


@dataclass(frozen=True)
class Allowance:
    """Leave for a folder or module of the engine to change files by some calls, and why."""

    place: str
    calls: frozenset[str]
    reason: str

    def covers(self, module: str, call: str) -> bool:
        inside = module.startswith(self.place) if self.place.endswith("/") else module == self.place
        return inside and (not self.calls or call in self.calls)


EVERY_CALL: frozenset[str] = frozenset()
ALLOWANCES = [
    Allowance("filesystem/", EVERY_CALL, "changing files is its work"),
    Allowance("demo/", EVERY_CALL, "it writes the sample library into a new folder"),
    Allowance("history/database.py", words("mkdir open"), "it makes its own database"),
    Allowance("history/database.py", words("rename"), "it sets its own damaged database aside"),
    Allowance(
        "history/kept_log.py",
        words("link unlink"),
        "it keeps the log of its database while that is opened",
    ),
    Allowance(
        "history/database.py",
        words("TemporaryDirectory copyfile"),
        "it reads a copy where reading its database in place would change files",
    ),
    Allowance("tags/answer_cache.py", EVERY_CALL, "it writes its own cache"),
]

PATH_METHODS = words(
    "chmod hardlink_to lchmod mkdir rename replace rmdir symlink_to touch unlink write_bytes "
    "write_text"
)
CHANGING_FUNCTIONS = {
    "os": words(
        "chflags chmod chown fchmod fchown lchmod lchown link makedirs mkdir mkfifo mknod remove "
        "removedirs removexattr rename renames replace rmdir setxattr symlink truncate unlink utime"
    ),
    "shutil": words(
        "chown copy copy2 copyfile copyfileobj copymode copystat copytree make_archive move rmtree "
        "unpack_archive"
    ),
    "tempfile": words(
        "NamedTemporaryFile SpooledTemporaryFile TemporaryDirectory TemporaryFile mkdtemp mkstemp"
    ),
    "pathlib.Path": PATH_METHODS,
}
OPENERS = {"open", "io.open", "codecs.open", "os.fdopen"}
WRITING_FLAGS = words("O_APPEND O_CREAT O_RDWR O_TMPFILE O_TRUNC O_WRONLY")


class FileChanges(ast.NodeVisitor):
    """Collects what in a module would change the file system, as (line, name)."""

    def __init__(self) -> None:
        self.found: list[tuple[int, str]] = []
        self._meaning: dict[str, str] = {}

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            name = alias.name if alias.asname else alias.name.partition(".")[0]
            self._meaning[alias.asname or name] = name

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        for alias in node.names:
            self._meaning[alias.asname or alias.name] = f"{node.module}.{alias.name}"

    def visit_Name(self, node: ast.Name) -> None:
        self._note_function(node)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        self._note_function(node)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        name = self._full_name(node.func)
        if name in OPENERS:
            self._note_opening(node, node.args[1:2])
        elif name == "os.open":
            flags = {getattr(part, "attr", getattr(part, "id", "")) for part in ast.walk(node)}
            if flags & WRITING_FLAGS:
                self.found.append((node.lineno, "open"))
        elif isinstance(node.func, ast.Attribute) and name is None:
            self._note_method(node, node.func.attr)
        self.generic_visit(node)

    def _note_function(self, node: ast.expr) -> None:
        owner, _, function = (self._full_name(node) or "").rpartition(".")
        if function in CHANGING_FUNCTIONS.get(owner, ()):
            self.found.append((node.lineno, function))

    def _note_method(self, node: ast.Call, method: str) -> None:
        if method == "open":
            self._note_opening(node, node.args[:1])
        elif method in PATH_METHODS and self._may_be_a_path(node, method):
            self.found.append((node.lineno, method))

    def _may_be_a_path(self, node: ast.Call, method: str) -> bool:
        """Tell a path's rename and replace, which take one target, from those of other things."""
        if method not in {"rename", "replace"}:
            return True
        keywords = {keyword.arg for keyword in node.keywords}
        return keywords == {"target"} or (len(node.args) == 1 and not keywords)

    def _note_opening(self, node: ast.Call, positional: list[ast.expr]) -> None:
        modes = positional + [word.value for word in node.keywords if word.arg == "mode"]
        for mode in modes:
            letters = mode.value if isinstance(mode, ast.Constant) else "an unknown mode: +"
            if isinstance(letters, str) and set(letters) & set("wax+"):
                self.found.append((node.lineno, "open"))

    def _full_name(self, node: ast.expr) -> str | None:
        """The dotted name of an import or a built-in; None for anything at run time."""
        if isinstance(node, ast.Name):
            return self._meaning.get(node.id, "open" if node.id == "open" else None)
        if isinstance(node, ast.Attribute) and (owner := self._full_name(node.value)):
            return f"{owner}.{node.attr}"
        return None


def file_changes(source: str) -> list[tuple[int, str]]:
    visitor = FileChanges()
    visitor.visit(ast.parse(source))
    return sorted(set(visitor.found))


def forbidden_changes() -> Iterator[str]:
    for path in sorted(ENGINE.rglob("*.py")):
        module = path.relative_to(ENGINE).as_posix()
        for line, call in file_changes(path.read_text(encoding="utf-8")):
            if not any(allowance.covers(module, call) for allowance in ALLOWANCES):
                yield f"{module}:{line}: {call}"


def test_only_the_file_system_package_changes_files() -> None:
    assert list(forbidden_changes()) == []


@pytest.mark.parametrize(
    "source",
    [
        "import os; os.rename(a, b)",
        "import os as system; system.unlink(a)",
        "import os; act = os.replace",
        "from os import rename as move; move(a, b)",
        "import os; os.open(a, os.O_WRONLY | os.O_CREAT)",
        "import shutil; shutil.copy2(a, b)",
        "from tempfile import mkstemp; mkstemp()",
        "from pathlib import Path; Path.rename(a, b)",
        "from pathlib import Path; Path(a).mkdir(parents=True)",
        "path.mkdir(0o700, exist_ok=True)",
        "path.rename(target)",
        "path.parent.replace(target)",
        "path.unlink(missing_ok=True)",
        "(a / b).write_text(text, encoding='utf-8')",
        "path.open('wb')",
        "path.open(mode='r+')",
        "open(a, 'x')",
        "open(a, mode)",
    ],
)
def test_a_change_of_files_is_seen(source: str) -> None:
    assert len(file_changes(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        "text.replace('a', 'b')",
        "from msgspec.structs import replace; replace(a, b=1)",
        "import dataclasses; dataclasses.replace(a, b=1)",
        "moment.replace(tzinfo=None)",
        "import os; os.open(a, os.O_RDONLY | os.O_NOFOLLOW)",
        "import os; os.stat(a)",
        "open(a)",
        "open(a, 'rb')",
        "path.open('rb')",
        "sessions.rename(session, name)",
        "import webbrowser; webbrowser.open(address)",
        "known.remove(a)",
        "shapes.copy()",
    ],
)
def test_what_changes_no_file_is_let_be(source: str) -> None:
    assert file_changes(source) == []


def test_modules_are_small() -> None:
    lengths = {str(path.relative_to(ROOT)): _length(path) for path in MODULES}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_MODULE} == {}


def _length(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_names_tell_something() -> None:
    places = [path.relative_to(ROOT) for path in MODULES + sorted((ROOT / "tests").rglob("*.py"))]
    assert [
        str(place)
        for place in places
        if NAMES_THAT_TELL_NOTHING & {*place.parent.parts, place.stem.removeprefix("test_")}
    ] == []


def test_the_command_line_starts_light() -> None:
    script = dedent("""
        import json, sys
        before = set(sys.modules)
        import music_organizer.cli.main
        print(json.dumps(sorted({name.partition(".")[0] for name in set(sys.modules) - before})))
    """)
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    loaded = set(json.loads(run.stdout))
    assert "music_organizer" in loaded
    assert loaded & TOO_HEAVY_FOR_THE_COMMAND_LINE == set()

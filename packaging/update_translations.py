# ruff: noqa: INP001 - it is run, not imported
"""Write the translation files again: every string of the window, and every word of the engine.

The window's strings are found by lupdate; those it cannot see are handed to it as a list: the
labels and sentences of the engine's enumerations, and strings that reach `translate` through a
function of their module.
"""

import ast
import importlib
import pkgutil
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import music_organizer.models
import music_organizer_gui
from music_organizer.models.format_presets import FORMAT_PRESETS
from music_organizer.models.words import WordedEnum
from music_organizer_gui.sentences import TEMPLATES
from music_organizer_gui.views.path_fields import FIELD_WORDS

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "resources" / "music_organizer_resources" / "translations"
TOOLS = Path(sys.executable).parent
LANGUAGES = ("en", "de")
_COUNTS = re.compile("%L?n")


def main() -> None:
    """Bring every language up to date and compile it."""
    window = Path(music_organizer_gui.__path__[0])
    modules = sorted(window.rglob("*.py"))
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "listed.py"
        strings = sorted({*_engine_strings(), *_wrapped_strings(modules)})
        listed.write_text("".join(map(_as_code, strings)), encoding="utf-8")
        for language in LANGUAGES:
            file = FOLDER / f"music_organizer_{language}.ts"
            # English has a file of its own for its plural forms alone.
            plural = ["-pluralonly"] if language == "en" else []
            options = ["-locations", "none", "-no-obsolete", *plural, "-source-language", "en"]
            options += ["-target-language", language]
            _run("pyside6-lupdate", *options, *modules, listed, "-ts", file)
            _run("pyside6-lrelease", "-silent", file, "-qm", file.with_suffix(".qm"))


def _as_code(string: tuple[str, str]) -> str:
    """Return a line in which lupdate finds a string, with its plural forms where it counts."""
    context, text = string
    if _COUNTS.search(text):
        return f"class {context}:\n    def counted(self, n): self.tr({text!r}, '', n)\n"
    return f"QT_TRANSLATE_NOOP({context!r}, {text!r})\n"


def _engine_strings() -> Iterator[tuple[str, str]]:
    for module in pkgutil.iter_modules(music_organizer.models.__path__):
        importlib.import_module(f"music_organizer.models.{module.name}")
    importlib.import_module("music_organizer_gui.theme")
    for enum in WordedEnum.__subclasses__():
        for member in enum:
            yield from (("engine", text) for text in (member.label, member.help) if text)
    for preset in FORMAT_PRESETS.values():
        yield from (("engine", text) for text in (preset.label, preset.help))
    yield from (("engine", text) for text in (*TEMPLATES, *FIELD_WORDS.values()))


def _wrapped_strings(modules: list[Path]) -> Iterator[tuple[str, str]]:
    for module in modules:
        tree = ast.parse(module.read_text(encoding="utf-8"))
        wrappers = dict(filter(None, map(_wrapper, ast.walk(tree))))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
                context, text = wrappers.get(node.func.id), node.args[0]
                if context and isinstance(text, ast.Constant):
                    yield context, str(text.value)


def _wrapper(node: ast.AST) -> tuple[str, str] | None:
    """Return name and context of a function that hands its argument to `translate`."""
    if not isinstance(node, ast.FunctionDef) or not node.args.args:
        return None
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
            first, second = [*call.args, ast.Pass(), ast.Pass()][:2]
            names = {part.id for part in ast.walk(second) if isinstance(part, ast.Name)}
            named = node.args.args[0].arg in names
            if call.func.attr == "translate" and named and isinstance(first, ast.Constant):
                return node.name, str(first.value)
    return None


def _run(tool: str, *arguments: str | Path) -> None:
    subprocess.run([TOOLS / tool, *arguments], check=True)


if __name__ == "__main__":
    main()

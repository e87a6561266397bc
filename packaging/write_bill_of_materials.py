# ruff: noqa: INP001 - it is run, not imported
"""Write the software bill of materials: what the frozen program is made of, as CycloneDX JSON.

Usage: write_bill_of_materials.py FROZEN FILE, with the interpreter that froze the program. The
Python packages come from its environment and their hashes from the lock; the libraries that were
taken from a Debian system come with the package that they belong to.
Format: CycloneDX 1.6 (ECMA-424).
"""

import json
import platform
import re
import ssl
import subprocess
import sys
import tomllib
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "packaging" / "requirements.lock"
PROGRAM = "music-organizer"

Component = dict[str, Any]


def bill(frozen: Path, version: str) -> dict[str, Any]:
    """Return the bill of a frozen program.

    Args:
        frozen: the folder that PyInstaller made.
        version: the version of the program.
    """
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": PROGRAM,
                "name": PROGRAM,
                "version": version,
                "licenses": [{"expression": "GPL-3.0-or-later"}],
            }
        },
        "components": [
            *_python(),
            *map(_package, sorted(_needed(_requirements()))),
            *_system_libraries(frozen),
        ],
    }


def _requirements() -> list[str]:
    """Return what the program needs to run, as `pyproject.toml` names it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return list(project["dependencies"])


def _needed(requirements: list[str]) -> set[str]:
    """Return the names of packages and of all that they need in turn."""
    found: set[str] = set()
    waiting = list(requirements)
    while waiting:
        wanted, _, marker = waiting.pop().partition(";")
        name = re.split(r"[^A-Za-z0-9._-]", wanted.strip())[0].lower().replace("_", "-")
        if name in found or "extra" in marker or not (there := _distribution(name)):
            continue
        found.add(name)
        waiting += there.requires or []
    return found


def _distribution(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except ModuleNotFoundError:
        return None


def _package(name: str) -> Component:
    there = distribution(name)
    purl = f"pkg:pypi/{name}@{there.version}"
    licence = there.metadata.get("License-Expression") or there.metadata.get("License") or ""
    component: Component = {
        "type": "library",
        "bom-ref": purl,
        "name": there.metadata["Name"],
        "version": there.version,
        "purl": purl,
        "properties": [{"name": "locked:sha256", "value": value} for value in _hashes(name)],
    }
    if licence and "\n" not in licence:
        component["licenses"] = [{"license": {"name": licence}}]
    return component


def _hashes(name: str) -> list[str]:
    text = LOCK.read_text("utf-8")
    entry = re.search(rf"^{re.escape(name)}==.*?(?=^\S)", f"{text}\nend", re.MULTILINE | re.DOTALL)
    return re.findall(r"sha256:(\w+)", entry[0]) if entry else []


def _python() -> list[Component]:
    python, openssl = platform.python_version(), ssl.OPENSSL_VERSION.split()[1]
    return [
        {"type": "platform", "bom-ref": "python", "name": "CPython", "version": python},
        {"type": "library", "bom-ref": "openssl", "name": "OpenSSL", "version": openssl},
    ]


def _system_libraries(frozen: Path) -> list[Component]:
    """Return the Debian packages whose libraries came along; none on another system."""
    packages = {
        owner for file in sorted(frozen.glob("_internal/*.so*")) if (owner := _owner(file.name))
    }
    return [
        {
            "type": "library",
            "bom-ref": f"pkg:deb/debian/{name}@{version}",
            "name": name,
            "version": version,
            "purl": f"pkg:deb/debian/{name}@{version}",
        }
        for name, version in sorted(packages)
    ]


def _owner(library: str) -> tuple[str, str] | None:
    found = _asked("dpkg-query", "--search", f"*/{library}").split(":")[0].strip()
    version = _asked("dpkg-query", "--show", "--showformat", "${Version}\n", found) if found else ""
    return (found, version.split()[0]) if version else None


def _asked(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except FileNotFoundError:
        return ""


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "engine"))
    from music_organizer._version import __version__

    text = json.dumps(bill(Path(sys.argv[1]), __version__), indent=2)
    Path(sys.argv[2]).write_text(f"{text}\n", encoding="utf-8")

"""The files of the repository, as its own tests read them."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "hedgerow"
APP_FILES = {"apps.py", "models.py", "views.py", "types.py", "actions.py", "queries.py"}


def relative(path: Path) -> str:
    """A path as a person would name it, from the root of the repository."""
    return path.relative_to(ROOT).as_posix()


@cache
def files(*patterns: str) -> tuple[Path, ...]:
    """The files that git knows or would take up, so that what is ignored is not judged."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return tuple(path for path in (ROOT / name for name in sorted(set(listed))) if path.is_file())


def python_files(under: Path) -> tuple[Path, ...]:
    """Our Python below a folder, without migrations, which are generated."""
    return tuple(
        path
        for path in files(f"{relative(under)}/**/*.py", f"{relative(under)}/*.py")
        if "migrations" not in path.parts
    )


def templates() -> tuple[Path, ...]:
    """Every template."""
    return tuple(
        path for path in files("hedgerow/**") if "templates" in path.parts and path.suffix in {".html", ".txt"}
    )


@cache
def apps() -> tuple[str, ...]:
    """The folders of the package that are apps, engines one by one: "places", "engines.todo"."""
    found = [*(p for p in PACKAGE.iterdir() if p.name != "engines"), *(PACKAGE / "engines").iterdir()]
    ours = (p for p in found if p.is_dir() and any((p / name).exists() for name in APP_FILES))
    return tuple(sorted(".".join(p.relative_to(PACKAGE).parts) for p in ours))


def app_of(path: Path) -> str:
    """The app that a file lies in, or its top folder where it is no app."""
    parts = path.relative_to(PACKAGE).parts
    return ".".join(parts[:2]) if parts[0] == "engines" and len(parts) > 2 else parts[0]


def imports(path: Path) -> Iterator[tuple[str, list[str], int]]:
    """Each import of a file: the module, the names taken from it, and the line."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from ((alias.name, [], node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module or "", [alias.name for alias in node.names], node.lineno

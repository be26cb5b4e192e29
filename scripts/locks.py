"""Whether the lock files still say what pyproject.toml asks for. Needs no network: it reads what is installed."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PINNED = re.compile(r"^(?P<requirement>[^\s#-][^\\\n]*)", re.MULTILINE)
ADDRESS = re.compile(r"https?:|--(extra-)?index-url|--find-links|file:|\"resolved\"|^registry", re.MULTILINE)


@dataclass(frozen=True)
class Lock:
    """A lock file: what it must satisfy, and the lines it pins for this Python and this machine."""

    path: Path
    asked: tuple[Requirement, ...]

    def pins(self) -> dict[str, str]:
        """Name to exact version, of the lines whose marker is true here."""
        found = (Requirement(match["requirement"].strip()) for match in PINNED.finditer(self.path.read_text()))
        return {canonicalize_name(r.name): str(r.specifier)[2:] for r in found if not r.marker or r.marker.evaluate()}


def locks() -> tuple[Lock, ...]:
    """The lock files with what each was compiled from."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    build = project["build-system"]["requires"] + plain_lines(ROOT / "requirements/build.in")
    base = project["project"]["dependencies"] + project["project"]["optional-dependencies"]["postgresql"]
    # Spark is too large to be installed for a check, so what it asks for is said here.
    spark = base + project["project"]["optional-dependencies"]["spark"] + ["py4j"]
    dev = base + project["dependency-groups"]["dev"]
    return tuple(
        Lock(ROOT / "requirements" / name, tuple(Requirement(line) for line in asked))
        for name, asked in (("build.txt", build), ("base.txt", base), ("spark.txt", spark), ("dev.txt", dev))
    )


def plain_lines(path: Path) -> list[str]:
    """The lines of a requirements file that ask for something."""
    return [line for line in path.read_text().splitlines() if line and not line.startswith("#")]


def problems(lock: Lock) -> Iterator[str]:
    """A sentence for each thing that is missing, wrong, left over, or names a host."""
    pins, needed = lock.pins(), set()
    for requirement in closure(lock.asked):
        name = canonicalize_name(requirement.name)
        needed.add(name)
        if name not in pins:
            yield f"{lock.path.name} lacks {requirement}"
        elif not requirement.specifier.contains(pins[name], prereleases=True):
            yield f"{lock.path.name} has {name} {pins[name]}, but {requirement} is asked for"
    for left in sorted(set(pins) - needed):
        yield f"{lock.path.name} still has {left}, which nothing asks for"
    if ADDRESS.search(lock.path.read_text()):
        yield f"{lock.path.name} names where packages come from"


def closure(asked: Iterable[Requirement]) -> Iterator[Requirement]:
    """What is asked for, and what that asks for in turn, as the installed packages say."""
    waiting, seen = [(requirement, "") for requirement in asked], set()
    while waiting:
        requirement, extra = waiting.pop()
        key = (str(requirement), extra)
        if key in seen or (requirement.marker and not requirement.marker.evaluate({"extra": extra})):
            continue
        seen.add(key)
        yield requirement
        for inner in ("", *requirement.extras):
            waiting += [(Requirement(line), inner) for line in requires(requirement.name)]


def requires(name: str) -> list[str]:
    """What an installed package asks for; nothing if it is not installed."""
    try:
        return metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return []


def main() -> int:
    """Print each problem; 1 if there is one."""
    found = [problem for lock in locks() for problem in problems(lock)]
    if found:
        print("\n".join([*found, "Run `make lock`, and `make setup` after it."]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

"""Build beside, then swap: whatever is killed when, the last good spine still serves.

    <spine>/current              the version that serves: one short line, replaced in one step
    <spine>/builds/<version>/    manifest.json and one Parquet file a table; never changed once it is there
    <spine>/builds/<id>.part/    a build under way; swept by the next build when its own was killed
    <spine>/raw/<source>/<key>/  what sources read, kept while their files stay the same
    <spine>/lock                 held by the one build that may run

A reader holds a shared lock on `.reading` inside its build, so that sweeping never takes what is being read.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hedgerow.spine import manifest as manifests
from hedgerow.spine.manifest import Manifest

POINTER = "current"
READING = ".reading"
PART = ".part"
# A page that began on the old build may open one more table of it: pages take seconds, so ten minutes are ample.
GRACE_SECONDS = 600


class BuildRunning(Exception):
    """Another build holds the lock. `str()` is a sentence."""


@contextmanager
def only_build(spine: Path) -> Iterator[None]:
    """Holds the lock of builds. Raises BuildRunning at once where another process has it."""
    spine.mkdir(parents=True, exist_ok=True)
    with (spine / "lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BuildRunning(f"Another build of {spine} is running; wait until it has finished.") from None
        yield


@contextmanager
def draft(spine: Path) -> Iterator[Path]:
    """An empty folder to build in, gone again if the build fails. Call inside `only_build`."""
    builds = spine / "builds"
    builds.mkdir(parents=True, exist_ok=True)
    for left in builds.glob(f"*{PART}"):
        shutil.rmtree(left, ignore_errors=True)
    folder = builds / f"{secrets.token_hex(6)}{PART}"
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def publish(spine: Path, folder: Path, manifest: Manifest, *, grace: float = GRACE_SECONDS) -> None:
    """Makes a finished draft the spine that serves, durably, and sweeps builds that nobody needs any more."""
    manifests.write(manifest, folder)
    (folder / READING).touch()
    for path in folder.rglob("*"):
        if path.is_file():
            to_disk(path)
    to_disk(folder)
    target = spine / "builds" / manifest.version
    folder.rename(target)
    to_disk(target.parent)
    before = current(spine)
    point(spine, manifest.version)
    if before:
        retire(spine / "builds" / before)
    sweep(spine, grace=grace)


def point(spine: Path, version: str) -> None:
    """Replaces the pointer in one step: a reader sees the old version or the new one, never half of one."""
    beside = spine / f".{POINTER}.{secrets.token_hex(4)}"
    beside.write_text(version + "\n", encoding="utf-8")
    to_disk(beside)
    beside.replace(spine / POINTER)
    to_disk(spine)


def current(spine: Path) -> str:
    """The version that serves, or an empty text where there is none yet."""
    try:
        return (spine / POINTER).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return ""


def retire(build: Path) -> None:
    """Notes when a build ceased to serve: its grace begins now."""
    if build.is_dir():
        os.utime(build / READING)


def sweep(spine: Path, *, grace: float = GRACE_SECONDS) -> None:
    """Removes builds that ceased to serve more than `grace` seconds ago and that nobody is reading."""
    serving = current(spine)
    for build in (spine / "builds").iterdir():
        if build.name != serving and not build.name.endswith(PART) and is_idle(build, grace):
            shutil.rmtree(build, ignore_errors=True)
    for stray in spine.glob(f".{POINTER}.*"):
        stray.unlink(missing_ok=True)


def is_idle(build: Path, grace: float) -> bool:
    mark = build / READING
    if not mark.exists():
        return True
    if time.time() - mark.stat().st_mtime < grace:
        return False
    with mark.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


class Hold:
    """Keeps a build from being swept until it is let go, or nobody refers to it any more."""

    def __init__(self, build: Path) -> None:
        handle = os.open(build / READING, os.O_RDONLY)
        self.let_go = weakref.finalize(self, os.close, handle)
        fcntl.flock(handle, fcntl.LOCK_SH)


def to_disk(path: Path) -> None:
    """Waits until a file, or a folder's list of names, would survive a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

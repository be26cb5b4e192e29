"""Whatever is killed when, the last good spine still serves."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from hedgerow.spine import publish, store
from hedgerow.spine.manifest import Manifest

KILLED_TIMES = 12
PUBLISHER = """
import itertools, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from tests.spine.test_publish import put
print("ready", flush=True)
for number in itertools.count(1):
    put(Path(sys.argv[1]), f"{sys.argv[3]}-{number}", grace=0)
"""


def put(spine: Path, version: str, *, grace: float = publish.GRACE_SECONDS) -> None:
    """Publishes a build of one table whose rows all name its version."""
    with publish.only_build(spine), publish.draft(spine) as folder:
        pq.write_table(pa.table({"version": [version] * 1000}), folder / "things.parquet")
        publish.publish(spine, folder, Manifest(version, datetime.now(UTC), (), {"things": 1000}), grace=grace)


def versions(spine: Path) -> set[str]:
    return {path.name for path in (spine / "builds").iterdir()}


def whole(spine: Path) -> str:
    """The version that serves, after checking that all of it is of that version."""
    held = store.open_spine(spine)
    assert held.rows("SELECT DISTINCT version FROM things") == [{"version": held.version}]
    assert held.value("SELECT count(*) FROM things") == 1000
    return held.version


def test_a_reader_follows_the_pointer(tmp_path: Path) -> None:
    put(tmp_path, "one")
    assert whole(tmp_path) == "one"
    put(tmp_path, "two")
    assert whole(tmp_path) == "two"


def test_what_is_being_read_is_not_swept_and_what_is_not_is(tmp_path: Path) -> None:
    put(tmp_path, "one")
    reader = store.open_build(tmp_path / "builds" / "one")
    put(tmp_path, "two", grace=0)
    put(tmp_path, "three", grace=0)
    assert versions(tmp_path) == {"one", "three"}
    assert reader.value("SELECT min(version) FROM things") == "one"
    reader._held.let_go()
    publish.sweep(tmp_path, grace=0)
    assert versions(tmp_path) == {"three"}


def test_an_old_build_has_its_grace(tmp_path: Path) -> None:
    put(tmp_path, "one")
    put(tmp_path, "two")
    assert versions(tmp_path) == {"one", "two"}


def test_a_build_that_fails_leaves_nothing(tmp_path: Path) -> None:
    put(tmp_path, "one")
    with pytest.raises(RuntimeError), publish.only_build(tmp_path), publish.draft(tmp_path):
        raise RuntimeError
    assert versions(tmp_path) == {"one"}
    assert whole(tmp_path) == "one"


def test_two_builds_do_not_run_at_once(tmp_path: Path) -> None:
    with publish.only_build(tmp_path), pytest.raises(publish.BuildRunning, match="Another build"):
        put(tmp_path, "two")


def test_killed_at_any_moment_the_last_good_spine_serves(tmp_path: Path) -> None:
    put(tmp_path, "first")
    chance = random.Random(20260101)
    root = str(Path(__file__).resolve().parents[2])
    for turn in range(KILLED_TIMES):
        child = subprocess.Popen(
            [sys.executable, "-c", PUBLISHER, str(tmp_path), root, str(turn)], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0.0, 0.05))
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        child.stdout.close()
        assert whole(tmp_path)
    put(tmp_path, "last", grace=0)
    assert whole(tmp_path) == "last"
    assert not list(tmp_path.glob(".current.*"))
    assert not list((tmp_path / "builds").glob("*.part"))


def test_threads_share_one_spine(tmp_path: Path) -> None:
    put(tmp_path, "one")
    spine, seen = store.open_spine(tmp_path), []

    def read() -> None:
        for _ in range(20):
            seen.append(spine.value("SELECT count(*) FROM things WHERE version = ?", "one"))

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [1000] * 80


def test_nothing_yet_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(store.SpineMissing, match="There is no open data"):
        store.open_spine(tmp_path)


def test_a_damaged_manifest_is_a_sentence(tmp_path: Path) -> None:
    put(tmp_path, "one")
    (tmp_path / "builds" / "one" / "manifest.json").write_text("{")
    with pytest.raises(store.SpineMissing, match="damaged"):
        store.open_build(tmp_path / "builds" / "one")


@pytest.mark.parametrize("sql", ["COPY things TO '/tmp/x.csv'", "CREATE TABLE x AS SELECT 1", "SELECT 1; SELECT 2"])
def test_the_spine_is_only_read(tmp_path: Path, sql: str) -> None:
    put(tmp_path, "one")
    with pytest.raises(ValueError, match="one SELECT"):
        store.open_spine(tmp_path).rows(sql)


def test_the_spine_reads_no_other_file(tmp_path: Path) -> None:
    put(tmp_path, "one")
    other = tmp_path / "secret.csv"
    other.write_text("a\n1\n")
    with pytest.raises(Exception, match="Permission"):
        store.open_spine(tmp_path).rows(f"SELECT * FROM read_csv('{other}')")

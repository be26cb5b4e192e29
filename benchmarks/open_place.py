"""How long a real place takes to open, from a data folder that does not exist yet to groups in the database.

    python -m benchmarks.open_place [--area E08000009] [--from ../shared/data] [--steps] [--out FILE]

The command runs in a process of its own, as a person would run it. One JSON line: machine, date, seconds, seconds of
processor (of all cores, so that a busy machine can be told), the most memory that the process held, and what the place
came to. `--steps` shows on the error stream when each step began.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

FOLDER = Path("../shared/data")


def opened(area: str, folder: Path, data: Path, *, steps: bool) -> dict[str, object]:
    """Runs `hedgerow open` on an empty data folder, and again on what it made."""
    cold, counts = run(area, folder, data, steps=steps)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    again, _ = run(area, folder, data, steps=False)
    return {
        "seconds": cold,
        "cpu_seconds": round(used.ru_utime + used.ru_stime, 2),
        "most_mb": used.ru_maxrss // 1024,
        "seconds_again": again,
        "counts": counts,
    }


def run(area: str, folder: Path, data: Path, *, steps: bool) -> tuple[float, object]:
    command = [sys.executable, "-m", "hedgerow", "open", area, "--from", str(folder), "--data-dir", str(data), "--json"]
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        told = []
        for line in process.stderr:
            told.append(f"{time.perf_counter() - began:6.1f}  {line.strip()}")
        out = process.stdout.read()
    if steps or process.returncode:
        print("\n".join(told), file=sys.stderr)
    if process.returncode:
        raise SystemExit(process.returncode)
    return round(time.perf_counter() - began, 2), json.loads(out)["counts"]


def machine() -> str:
    """Processor, cores and memory, as this machine tells them."""
    told = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    model = next((line.partition(":")[2].strip() for line in told if line.startswith("model name")), platform.machine())
    gigabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    return f"{model}, {os.cpu_count()} cores, {gigabytes:.0f} GB, Python {platform.python_version()}"


def main() -> None:
    """Measure, print, and add to a file where one is named."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--area", default="E08000009")
    options.add_argument("--from", dest="folder", type=Path, default=FOLDER)
    options.add_argument("--steps", action="store_true")
    options.add_argument("--out", type=Path)
    given = options.parse_args()
    if not given.folder.is_dir():
        raise SystemExit(f"{given.folder}: there is no such folder; name one with --from")
    load = round(os.getloadavg()[0], 1)
    with tempfile.TemporaryDirectory(prefix="hedgerow-bench-") as data:
        measured = opened(given.area, given.folder, Path(data) / "data", steps=given.steps)
    about = {"measure": "open a place, cold", "area": given.area, "machine": machine(), "load_before": load}
    line = json.dumps({**about, "at": datetime.now(UTC).isoformat(timespec="seconds"), **measured})
    print(line)
    if given.out:
        with given.out.open("a", encoding="utf-8") as file:
            file.write(line + "\n")


if __name__ == "__main__":
    main()

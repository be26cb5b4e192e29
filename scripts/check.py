"""`make check`: every check that reads and edits nothing. All of them run, so that one visit shows everything."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CHECKS: dict[str, tuple[str, ...]] = {
    "style of Python": ("ruff", "check", "--quiet", "."),
    "layout of Python": ("ruff", "format", "--check", "--quiet", "."),
    "types": ("mypy",),
    "imports": ("lint-imports", "--no-cache"),
    "style of templates": ("djlint", "hedgerow", "--lint", "--quiet"),
    "migrations": ("python", "-m", "django", "makemigrations", "--check", "--dry-run"),
    "lock files": ("python", "-m", "scripts.locks"),
}


def main() -> int:
    """Run the checks named on the command line, or all; 1 if any found something."""
    wanted = sys.argv[1:] or list(CHECKS)
    failed = [name for name in wanted if not passes(name)]
    print(
        f"\n{len(wanted) - len(failed)} of {len(wanted)} checks passed." + "".join(f"\n  look at: {n}" for n in failed)
    )
    return 1 if failed else 0


def passes(name: str) -> bool:
    """Run one check, and print what it said only if it failed."""
    program, *rest = CHECKS[name]
    start = time.monotonic()
    result = subprocess.run([BIN / program, *rest], cwd=ROOT, env=environment(), text=True, capture_output=True)
    seconds = time.monotonic() - start
    print(f"{'ok  ' if result.returncode == 0 else 'FAIL'} {name} ({seconds:.0f} s)", flush=True)
    if result.returncode:
        print((result.stdout + result.stderr).strip(), flush=True)
    return result.returncode == 0


def environment() -> dict[str, str]:
    """The tests' settings, so that a check never touches anybody's data."""
    return {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": str(ROOT)}


if __name__ == "__main__":
    sys.exit(main())

"""Compile the lock files from pyproject.toml: exact versions with hashes, naming no host.

Versions already locked are kept unless pyproject.toml asks for others; `--upgrade` takes the newest allowed.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = Path(sys.executable).with_name("uv")
OPTIONS = (
    "--universal",
    "--generate-hashes",
    "--no-header",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--python-version=3.11",
    "--quiet",
)
# Each later file agrees with the earlier ones, so that all of them can be installed side by side.
FILES: dict[str, tuple[str, ...]] = {
    "build.txt": ("requirements/build.in",),
    "base.txt": ("pyproject.toml", "--extra=postgresql", "-c=requirements/build.txt"),
    "spark.txt": ("pyproject.toml", "--extra=postgresql", "--extra=spark", "-c=requirements/base.txt"),
    "dev.txt": ("pyproject.toml", "--extra=postgresql", "--group=dev", "-c=requirements/base.txt"),
}


def main() -> None:
    """Compile each file in turn."""
    for name, sources in FILES.items():
        command = [str(UV), "pip", "compile", *OPTIONS, *sys.argv[1:], *sources, f"--output-file=requirements/{name}"]
        subprocess.run(command, cwd=ROOT, check=True)
        print(f"requirements/{name}")


if __name__ == "__main__":
    main()

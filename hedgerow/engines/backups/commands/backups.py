"""`hedgerow backup`, `restore` and `verify-backup`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from hedgerow.engines.backups import actions, queries
from hedgerow.engines.backups.types import Made, Restored, Tried
from hedgerow.spine.errors import InputError

FILE = click.Path(path_type=Path)


@click.command("backup")
@click.argument("folder", metavar="[DIR]", required=False, type=FILE)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def backup_command(folder: Path | None, as_json: bool) -> None:
    """Copy everything into one file in DIR (else HEDGEROW_BACKUP_DIR), while work goes on.

    It is encrypted where HEDGEROW_BACKUP_KEY is set. The newest 14 are kept (HEDGEROW_BACKUPS_KEPT).
    """
    where = folder or queries.folder()
    if where is None:
        raise InputError("name a folder for the backup, or set HEDGEROW_BACKUP_DIR")
    made = actions.make(into=where)
    click.echo(json.dumps(_as_data(made)) if as_json else _made_in_words(made))


@click.command("restore")
@click.argument("file", type=FILE)
@click.option("--replace", is_flag=True, help="Restore although something is here already; that is put aside.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def restore_command(file: Path, replace: bool, as_json: bool) -> None:
    """Bring back the backup FILE into an empty installation, and erase again whoever was erased since it was made."""
    done = actions.restore(file=file, replace=replace)
    told = {"made_at": done.manifest.made_at, "erased_again": done.again, "aside": done.aside}
    click.echo(json.dumps(told) if as_json else _restored_in_words(done))


@click.command("verify-backup")
@click.argument("file", type=FILE)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def verify_command(file: Path, as_json: bool) -> None:
    """See whether the backup FILE can be relied on: it is opened, every hash is checked, it is restored beside this
    installation, and its record of work is verified. Exit code 1 if not."""
    found = actions.try_out(file=file)
    told = {"holds": found.holds, "entries": found.entries, "faults": found.faults}
    click.echo(json.dumps(told) if as_json else _tried_in_words(found))
    if not found.holds:
        raise click.exceptions.Exit(1)


def _as_data(made: Made) -> dict[str, object]:
    told = asdict(made)
    told.pop("manifest")
    return {**told, "rows": sum(made.manifest.tables.values()), "left_out": made.manifest.left_out}


def _made_in_words(made: Made) -> str:
    lines = [
        f"{made.path}: {made.bytes:,} bytes, {sum(made.manifest.tables.values()):,} rows, "
        f"{len(made.manifest.members):,} files.",
        "It is encrypted: without HEDGEROW_BACKUP_KEY nobody can open it, and neither can you. Keep the key elsewhere."
        if made.encrypted
        else "It is not encrypted and holds everything, the secret key too: keep it as you keep the server, or set "
        "HEDGEROW_BACKUP_KEY.",
    ]
    if made.manifest.left_out:
        lines += ["Not in it:", *(f"  - {one}" for one in made.manifest.left_out)]
    if made.removed:
        lines.append(f"{len(made.removed)} older than the newest {queries.kept()} removed.")
    return "\n".join(lines)


def _restored_in_words(done: Restored) -> str:
    lines = [f"Restored what was kept on {done.manifest.made_at[:16].replace('T', ' at ')}."]
    if done.again:
        lines.append(f"{done.again} people who had been erased since were erased again.")
    if done.aside:
        lines.append(f"What was here before is in {done.aside}: remove it once all is well, it holds people's data.")
    lines += ["", "Next:", "  hedgerow ledger seal     lays the record of work out in columns again"]
    if any(one.startswith("spine:") for one in done.manifest.left_out):
        lines.append("  hedgerow open AREA       builds the open data again (the area is as before)")
    return "\n".join([*lines, "  hedgerow doctor          says whether anything is missing", "  hedgerow serve"])


def _tried_in_words(found: Tried) -> str:
    if not found.holds or found.manifest is None:
        return "\n".join(["This backup cannot be relied on:", *(f"  - {fault}" for fault in found.faults)])
    return (
        f"Made {found.manifest.made_at[:16].replace('T', ' at ')}: {len(found.manifest.members):,} files are as they were "
        f"written, {sum(found.manifest.tables.values()):,} rows were restored, and {found.entries:,} entries of the record "
        "of work verify."
    )

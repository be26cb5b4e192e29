"""`hedgerow spine build` and `hedgerow find`. Errors are one sentence: exit code 2 for bad input, 1 for failure."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, NoReturn

import click

from hedgerow.spine.build import Built, build
from hedgerow.spine.engines import ENGINES
from hedgerow.spine.errors import InputError
from hedgerow.spine.fetching.due import Brought, bring
from hedgerow.spine.fetching.web import FetchError
from hedgerow.spine.publish import BuildRunning
from hedgerow.spine.store import SpineMissing

BAD_INPUT, FAILURE = 2, 1


def default_data_dir() -> Path:
    """Where Hedgerow keeps what it makes: HEDGEROW_DATA, else `var` in the folder it is started in."""
    return Path(os.environ.get("HEDGEROW_DATA") or "var")


data_dir_option = click.option(
    "--data-dir",
    type=click.Path(path_type=Path, file_okay=False),
    default=default_data_dir,
    help="Where Hedgerow keeps its data (else HEDGEROW_DATA, else ./var).",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group("spine")
def spine_group() -> None:
    """Open data about the place."""


@spine_group.command("build")
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path),
    help="A folder with open data, zipped or not; without it, what is due is brought from its publishers.",
)
@data_dir_option
@click.option("--include-samples", is_flag=True, help="Read folders ending in _sample too: faked names.")
@click.option(
    "--engine", type=click.Choice(ENGINES), default=ENGINES[0], show_default=True, help="What makes the tables."
)
@json_option
def build_command(source: Path | None, data_dir: Path, include_samples: bool, engine: str, as_json: bool) -> None:
    """Build the national tables from whatever known data sets a folder holds, or from what their publishers give."""
    with sentences():
        brought = Brought(source, ()) if source else bring(data_dir, progress=progress)
        for warning in brought.warnings:
            progress(warning)
        built = build(
            data=brought.folder,
            spine=data_dir / "spine",
            include_samples=include_samples,
            engine=engine,
            progress=progress,
        )
    click.echo(json.dumps(as_dict(built), default=str) if as_json else as_text(built))


@click.command("find")
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 200), default=20, show_default=True, help="How many at most.")
@data_dir_option
@json_option
def find_command(words: tuple[str, ...], limit: int, data_dir: Path, as_json: bool) -> None:
    """Search the registers by name."""
    from hedgerow.spine import search

    with sentences():
        hits = search.find(data_dir / "spine", " ".join(words), limit=limit)
    if as_json:
        click.echo(json.dumps([asdict(hit) for hit in hits], default=str))
        return
    for hit in hits:
        click.echo(f"{hit.org_id}  {hit.name}  {hit.postcode or ''}".rstrip())
    if not hits:
        click.echo("Nothing on the registers that are held fits these words.", err=True)


@contextmanager
def sentences() -> Iterator[None]:
    """Turns what goes wrong into one sentence on the error stream and an exit code. Commands elsewhere may use it."""
    try:
        yield
    except InputError as error:
        stop(str(error), BAD_INPUT)
    except (SpineMissing, BuildRunning, FetchError) as error:
        stop(str(error), FAILURE)
    except OSError as error:
        stop(f"{error.filename or 'A file'}: {error.strerror or error}", FAILURE)


def stop(sentence: str, code: int) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(code)


def progress(line: str) -> None:
    """A line on the error stream, so that what is printed stays clean."""
    click.echo(line, err=True)


def as_dict(built: Built) -> dict[str, Any]:
    manifest = built.manifest
    return {
        "version": manifest.version,
        "built_at": manifest.built_at.isoformat(),
        "reused": built.reused,
        "seconds": round(built.seconds, 2),
        "tables": dict(manifest.tables),
        "sources": [
            {"name": one.name, "title": one.title, "licence": one.licence, "date": one.date, "rows": one.rows}
            for one in manifest.sources
        ],
    }


def as_text(built: Built) -> str:
    manifest = built.manifest
    state = "Nothing had changed" if built.reused else f"Built in {built.seconds:.1f} seconds"
    tables = [f"  {name:<24}{rows:>12,}" for name, rows in sorted(manifest.tables.items())]
    sources = [f"  {one.title}, {one.publisher} ({one.licence}; {one.date or 'no date'})" for one in manifest.sources]
    return "\n".join([f"{state}: version {manifest.version}", "Rows:", *tables, "From:", *sources])

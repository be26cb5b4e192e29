"""`hedgerow open`: a real place from a folder of open data, safe to run again."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import click
from django.core.management import call_command
from django.db import transaction

from hedgerow.engines import registry
from hedgerow.organisations.actions import sync_register
from hedgerow.organisations.types import Synced
from hedgerow.places.actions import open_place
from hedgerow.places.queries import spine, spine_folder
from hedgerow.spine import publish
from hedgerow.spine.build import build
from hedgerow.spine.errors import InputError
from hedgerow.spine.fetching.due import Brought, bring
from hedgerow.spine.gss import is_code
from hedgerow.spine.place import PlaceSummary, summarise
from hedgerow.spine.publish import BuildRunning

WORDS = {
    "wards": "wards",
    "lsoas": "small areas",
    "lsoas_most_deprived_fifth": "of them among the fifth of England with most need",
    "postcodes": "postcodes",
    "charities": "charities that work here",
    "charities_located": "charities with their address here",
    "grants": "published grants",
    "grants_pence": "published grants, in pounds",
    "grant_recipients": "groups that grants went to",
    "payments": "payments by the council",
    "assets": "places that people can use",
}


@click.command("open")
@click.argument("area")
@click.option(
    "--from",
    "folder",
    metavar="DIR",
    help="The folder of open data, as its publishers give it; without it, what is due is brought from them.",
)
@click.option("--data-dir", metavar="DIR", help="Where to keep everything (by default HEDGEROW_DATA, or ./var).")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@click.option("--include-samples", is_flag=True, help="Read folders whose name ends in _sample too.")
def open_command(area: str, folder: str | None, data_dir: str | None, as_json: bool, include_samples: bool) -> None:
    """Open the place whose code is AREA (Trafford is E08000009) from open data.

    Safe to run again: nothing is doubled, and nothing that people edited is overwritten.
    """
    # --data-dir is read by the command line before the settings are; here it is only described.
    del data_dir
    _check_form(area)
    brought = Brought(Path(folder), ()) if folder else bring(spine_folder().parent, progress=_tell)
    summary, synced = open_from(area, brought.folder, include_samples=include_samples, progress=_tell)
    summary = replace(summary, warnings=(*brought.warnings, *summary.warnings))
    click.echo(as_data(summary) if as_json else as_words(summary, synced))


def open_from(
    area: str, folder: Path, *, include_samples: bool = False, progress: Callable[[str], None] = lambda _: None
) -> tuple[PlaceSummary, Synced]:
    """Build the spine, bring the database up to date, and open the place. Raises InputError for what cannot be used,
    with spine and database as they were before."""
    _check_form(area)
    before = publish.current(spine_folder())
    try:
        build(data=folder, spine=spine_folder(), include_samples=include_samples, progress=progress)
        return _open_built(area, progress)
    except BuildRunning as error:
        raise InputError(str(error)) from None
    except InputError:
        _serve_again(before)
        raise


def _check_form(area: str) -> None:
    """Say at once that a name is no code, instead of after a build; with near names, if there is a spine to look in."""
    if is_code(area.strip().upper()):
        return
    held = spine()
    if held is not None:
        summarise(held, area)
    raise InputError(f"“{area.strip()[:60]}” is not the code of an area; a code looks like E08000009")


def _open_built(area: str, progress: Callable[[str], None]) -> tuple[PlaceSummary, Synced]:
    held = spine()
    assert held is not None, "a build that ends well leaves a spine"
    summary = summarise(held, area)
    progress("Bringing the database up to date")
    call_command("migrate", interactive=False, verbosity=0)
    progress(f"Opening {summary.place.name}")
    return summary, _open(area)


def _serve_again(version: str) -> None:
    """Make the build that served before serve again, or none."""
    if version:
        publish.point(spine_folder(), version)
    else:
        (spine_folder() / publish.POINTER).unlink(missing_ok=True)


@transaction.atomic
def _open(area: str) -> Synced:
    open_place(area_code=area)
    synced = sync_register()
    for step in registry.all_of(registry.OpeningStep):
        step.run()
    return synced


def _tell(words: str) -> None:
    click.echo(f"  {words}", err=True)


def as_data(summary: PlaceSummary) -> str:
    """The summary as JSON: area, counts and warnings."""
    area = {"code": summary.place.code, "name": summary.place.name}
    return json.dumps({"area": area, "counts": summary.counts, "warnings": list(summary.warnings)}, indent=2)


def as_words(summary: PlaceSummary, synced: Synced) -> str:
    """The summary as people read it."""
    lines = [f"{summary.place.name} is open.", ""]
    lines += [f"  {_number(name, value):>12}  {WORDS[name]}" for name, value in summary.counts.items() if name in WORDS]
    lines += [
        "",
        f"  {synced.added:,} groups added, {synced.changed:,} brought up to date, {synced.same:,} as they were.",
    ]
    if summary.warnings:
        lines += ["", "Not held yet:", *(f"  - {warning}" for warning in summary.warnings)]
    return "\n".join([*lines, "", "Next: `hedgerow create-manager`, then `hedgerow serve`."])


def _number(name: str, value: int) -> str:
    return f"£{value / 100:,.0f}" if name.endswith("_pence") else f"{value:,}"

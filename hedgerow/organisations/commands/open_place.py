"""`hedgerow open`: a real place from a folder of open data, safe to run again."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import click

from hedgerow.organisations import actions
from hedgerow.organisations.types import Synced
from hedgerow.places.queries import spine_folder
from hedgerow.spine.fetching.due import Brought, bring
from hedgerow.spine.place import PlaceSummary

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
    actions.check_area(area)
    brought = Brought(Path(folder), ()) if folder else bring(spine_folder().parent, progress=_tell)
    summary, synced = actions.open_area(area, brought.folder, include_samples=include_samples, progress=_tell)
    summary = replace(summary, warnings=(*brought.warnings, *summary.warnings))
    click.echo(as_data(summary) if as_json else as_words(summary, synced))


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

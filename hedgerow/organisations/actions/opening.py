"""Opening a place: the spine is built, the database brought up to date, the areas and groups copied. Safe to do again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.core.management import call_command
from django.db import transaction

from hedgerow.accounts.models import User
from hedgerow.engines import registry
from hedgerow.organisations.actions.register import sync_register
from hedgerow.organisations.types import Synced
from hedgerow.places.actions import open_place
from hedgerow.places.queries import spine, spine_folder
from hedgerow.spine import publish
from hedgerow.spine.build import build
from hedgerow.spine.errors import InputError
from hedgerow.spine.gss import is_code
from hedgerow.spine.place import PlaceSummary, summarise
from hedgerow.spine.publish import BuildRunning


def open_area(
    area: str, folder: Path, *, include_samples: bool = False, progress: Callable[[str], None] = lambda _: None
) -> tuple[PlaceSummary, Synced]:
    """Build the spine, bring the database up to date, and open the place.

    Raises InputError for what cannot be used and publish.BuildRunning while another run builds. Whatever goes wrong, the
    spine and the database are as they were before.
    """
    check_area(area)
    before = publish.current(spine_folder())
    try:
        build(data=folder, spine=spine_folder(), include_samples=include_samples, progress=progress)
        return _open_built(area, progress)
    except BuildRunning:
        raise
    except BaseException:  # an interruption too: the areas copied and the open data belong together
        _serve_again(before)
        raise


def check_area(area: str) -> None:
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
    return summary, open_held(by=None, area=area)


def _serve_again(version: str) -> None:
    """Make the build that served before serve again, or none."""
    if version:
        publish.point(spine_folder(), version)
    else:
        (spine_folder() / publish.POINTER).unlink(missing_ok=True)


@transaction.atomic
def open_held(*, by: User | None, area: str) -> Synced:
    """Open the place from the open data that is held already. Raises InputError for an area that cannot be opened."""
    open_place(by=by, area_code=area)
    synced = sync_register()
    for step in registry.all_of(registry.OpeningStep):
        step.run()
    return synced

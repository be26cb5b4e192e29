"""What is held about a person as they are given it: pages to read, JSON, and the files."""

from __future__ import annotations

import json
import zipfile
from typing import IO, Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.engines.privacy.queries import as_json
from hedgerow.engines.privacy.queries.files import folder, unread
from hedgerow.engines.privacy.types import Held
from hedgerow.kernel import clock

WHY = {
    "person": gettext_lazy("about them"),
    "theirs": gettext_lazy("belongs to them"),
    "named": gettext_lazy("names them"),
    "done": gettext_lazy("done by them"),
}
SHOWN = 200  # rows of a table on the page to read; the JSON holds all


def write_zip(held: Held, file: IO[bytes]) -> None:
    """One zip: `index.html` to read, `held.json` for programs, and the files, each under its own name."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("index.html", as_page(held))
        book.writestr("held.json", json.dumps(as_json(held), indent=2, ensure_ascii=False, default=str))
        for name in held.files:
            path = folder() / name
            if path.is_file():
                book.write(path, f"files/{name}")


def as_page(held: Held) -> str:
    """A page that stands by itself, without a style, to be read in any browser."""
    return render_to_string("privacy/given.html", {"held": held, "made": clock.now(), **shown(held)})


def shown(held: Held) -> dict[str, Any]:
    """The parts of what is held, as pages show them."""
    parts = [
        {
            "title": part.title,
            "why": WHY[part.why],
            "count": len(part.rows) + part.more,
            "rows": [[(name, words(value)) for name, value in row.items()] for row in part.rows[:SHOWN]],
            "hidden": max(0, len(part.rows) + part.more - SHOWN),
        }
        for part in held.parts
    ]
    return {"parts": parts, "left_out": left_out(held), "unread": unread()}


def words(value: Any) -> str:
    """A value as people read it."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dict):
        return "; ".join(f"{name}: {words(held)}" for name, held in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(words(held) for held in value)
    return str(value)


def left_out(held: Held) -> str:
    """What is never put in by itself, in one sentence. It does not say whether there is any."""
    names = ", ".join(dict.fromkeys(held.confidential))
    said = _(
        "Not looked into: %(what)s. Those who may read them decide what this person is given of them, if there is any."
    )
    return said % {"what": names} if names else ""

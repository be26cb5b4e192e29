"""Which place a code means, and near names for one that means none."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz, process

from hedgerow.spine import gss
from hedgerow.spine.errors import InputError
from hedgerow.spine.store import Spine

# The kinds of area that one instance may serve.
OPENED = ("authority", "county", "combined")
NEAR_ENOUGH = 60


@dataclass(frozen=True)
class Place:
    """The area that was asked for; `members` are the codes of the councils in it (itself, for a council)."""

    code: str
    name: str
    kind: str
    nation: str
    members: tuple[str, ...]


def find_place(spine: Spine, area_code: str) -> Place:
    """The place of a code. Raises InputError, suggesting near names, where it is none that can be opened."""
    code = area_code.strip().upper()
    rows = spine.rows("SELECT code, name, kind, nation FROM areas WHERE code = ?", code) if spine.has("areas") else []
    if not rows:
        raise InputError(f"“{area_code.strip()[:60]}” is not the code of an area that is held{near(spine, area_code)}")
    kind = rows[0]["kind"]
    if kind not in OPENED:
        raise InputError(
            f"{code} is a {kind} ({rows[0]['name']}); open the council it lies in{council_of(spine, code)}"
        )
    return Place(**rows[0], members=members_of(spine, code, kind))


def members_of(spine: Spine, code: str, kind: str) -> tuple[str, ...]:
    if kind == "authority" or not spine.has("area_parents"):
        return (code,)
    found = spine.rows(
        "SELECT code FROM area_parents WHERE parent = ? AND end_date IS NULL AND left(code, 3) IN"
        " ('E06', 'E07', 'E08', 'E09') ORDER BY code",
        code,
    )
    return tuple(row["code"] for row in found) or (code,)


def near(spine: Spine, words: str) -> str:
    """A sentence's end with up to three councils whose name or code is like what was typed."""
    if not spine.has("areas"):
        return ""
    rows = spine.rows("SELECT code, name FROM areas WHERE kind = 'authority' AND end_date IS NULL ORDER BY code")
    typed = words.strip()
    key = "code" if gss.is_code(typed.upper()) else "name"
    found = process.extract(
        typed.casefold(), [row[key].casefold() for row in rows], scorer=fuzz.WRatio, limit=3, score_cutoff=NEAR_ENOUGH
    )
    names = [f"{rows[index]['code']} ({rows[index]['name']})" for _, _, index in found]
    return f"; did you mean {' or '.join(names)}?" if names else "; a code looks like E08000009"


def council_of(spine: Spine, code: str) -> str:
    if not spine.has("area_parents"):
        return ""
    rows = spine.rows(
        "SELECT a.code, a.name FROM area_parents p JOIN areas a ON a.code = p.parent"
        " WHERE p.code = ? AND p.parent_kind = 'authority' ORDER BY p.end_date NULLS FIRST LIMIT 1",
        code,
    )
    return f": {rows[0]['code']} ({rows[0]['name']})" if rows else ""

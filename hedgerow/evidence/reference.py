"""The page of reference of our own indicators, made of their files: no database is read."""

from __future__ import annotations

from collections.abc import Iterator

from hedgerow.charter.queries import first_codes
from hedgerow.charter.types import Function
from hedgerow.evidence.queries.loading import OURS
from hedgerow.evidence.queries.states import STATES
from hedgerow.evidence.rules.indicators import read, together
from hedgerow.evidence.types.indicators import Indicator, Vocabulary
from hedgerow.ledger import queries as ledger

ABOUT = (
    "What is counted, from `hedgerow/evidence/indicators/*.yaml`. A place adds its own to `HEDGEROW_DATA/indicators/`: "
    "see [how reports are made](../how-to/report.md)."
)


def as_markdown() -> str:
    """Every indicator under its function."""
    known = Vocabulary(
        acts={act.code: act.unmet for act in ledger.acts().values()},
        activities=set(first_codes()),
        functions=[function.value for function in Function],
        states={name: state.unit for name, state in STATES.items()},
    )
    ours = [read(file.name, file.read_text(encoding="utf-8"), known) for file in sorted(OURS.glob("*.yaml"))]
    found = together(ours, known).indicators
    names = {"": "All together", **{one.value: str(one.label) for one in Function}}
    return "\n".join([ABOUT, "", *(line for code, name in names.items() for line in _lines(code, name, found))])


def _lines(function: str, name: str, found: tuple[Indicator, ...]) -> Iterator[str]:
    yield from (f"## {name}", "", "| code | what is counted | what it means | beware |", "|---|---|---|---|")
    for one in found:
        if one.function == function:
            mark = " (what we could not help with)" if one.unmet else ""
            yield f"| `{one.code}` | {one.title}{mark} | {one.definition} | {one.caveats} |"
    yield ""

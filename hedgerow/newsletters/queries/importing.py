"""What a list of addresses would do: read only. Nobody comes in without the words of how and when they agreed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from hedgerow.engines.imports.types import Change, CheckedRow, Outcome, Problem, RawRow
from hedgerow.newsletters.models import Subject, Subscriber
from hedgerow.newsletters.queries.reaching import lost
from hedgerow.newsletters.types import Confirmed
from hedgerow.people.rules import importing, tidy

FEWEST_LETTERS = 6  # of how somebody agreed: "yes" says neither how nor when
MOST = 300
AT_ONCE = 500


@dataclass
class Reading:
    """One row as a subscriber, what is wrong with it, and the one that is here already. `news`: subjects it adds."""

    row: RawRow
    email: str = ""
    name: str = ""
    consent: str = ""
    subjects: list[Subject] = field(default_factory=list)
    errors: list[Problem] = field(default_factory=list)
    here: Subscriber | None = None
    news: list[Subject] = field(default_factory=list)

    def wrong(self, sentence: str, column: str) -> None:
        """Leave the row out, and say why."""
        self.errors.append(Problem(sentence, column))


def check_rows(rows: Sequence[RawRow]) -> list[CheckedRow]:
    """What each row would do, in order."""
    return [_checked(reading) for reading in read_rows(rows)]


def read_rows(rows: Sequence[RawRow]) -> list[Reading]:
    """Rows beside those who are here: the same few queries for one as for five hundred."""
    subjects = {subject.name.casefold(): subject for subject in Subject.objects.all()}
    readings = [_read(row, subjects) for row in rows]
    emails = [reading.email for reading in readings if reading.email]
    here, gone, seen = _here(emails), lost(emails), dict[str, int]()
    for reading in readings:
        _compare(reading, here, gone, seen)
    return readings


def _read(row: RawRow, subjects: Mapping[str, Subject]) -> Reading:
    reading = Reading(row, name=tidy(row.text("name"))[:160], consent=tidy(row.text("consent")))
    try:
        reading.email = importing.email(row.text("email"))
    except ValueError as error:
        reading.wrong(str(error), "email")
    if not reading.email and not reading.errors:
        reading.wrong(_("Give the e-mail address."), "email")
    if len(reading.consent) < FEWEST_LETTERS:
        sentence = _("Say how and when they agreed to get letters. Without that we may not write to them.")
        reading.wrong(sentence, "consent")
    if len(reading.consent) > MOST:
        reading.wrong(_("This is too long: %(most)s letters at most.") % {"most": MOST}, "consent")
    _find_subjects(reading, subjects)
    return reading


def _find_subjects(reading: Reading, subjects: Mapping[str, Subject]) -> None:
    names = [tidy(name) for name in reading.row.text("subjects").split(";") if name.strip()]
    for name in names:
        found = subjects.get(name.casefold())
        if found is None:
            reading.wrong(_("“%(name)s” is none of our subjects.") % {"name": name}, "subjects")
        elif found not in reading.subjects:
            reading.subjects.append(found)
    if not names:
        reading.subjects = list(subjects.values())[:1]
    if not names and not subjects:
        reading.wrong(_("There is no subject yet: a manager adds the first under Settings."), "subjects")


def _here(emails: Sequence[str]) -> dict[str, Subscriber]:
    found: dict[str, Subscriber] = {}
    asked = sorted(set(emails))
    for start in range(0, len(asked), AT_ONCE):
        rows = Subscriber.objects.filter(email__in=asked[start : start + AT_ONCE]).prefetch_related("subjects")
        found |= {row.email: row for row in rows}
    return found


def _compare(reading: Reading, here: Mapping[str, Subscriber], gone: set[str], seen: dict[str, int]) -> None:
    if not reading.email:
        return
    before = seen.setdefault(reading.email, reading.row.number)
    if before != reading.row.number:
        reading.wrong(_("This is in row %(row)s too.") % {"row": before}, "email")
    if reading.email in gone:
        reading.wrong(_("They have told us to stop: only they themselves can begin again."), "email")
    reading.here = here.get(reading.email)
    held = set(reading.here.subjects.all()) if reading.here else set()
    reading.news = [subject for subject in reading.subjects if subject not in held]


def _checked(reading: Reading) -> CheckedRow:
    here = reading.here
    if here is None:
        return CheckedRow(Outcome.NEW, reading.email, tuple(reading.errors))
    told = "; ".join(subject.name for subject in reading.news)
    changes = (Change(_("Subjects"), "", told),) if told else ()
    if here.state == Confirmed.ASKED:
        changes = (*changes, Change(_("State"), str(here.get_state_display()), str(Confirmed.LIVE.label)))
    return CheckedRow(Outcome.CHANGE if changes else Outcome.SAME, reading.email, tuple(reading.errors), (), changes)


def as_facts(reading: Reading) -> dict[str, Any]:
    """What is written of somebody new."""
    return {"email": reading.email, "name": reading.name, "consent": reading.consent}

"""What comes of holding what a fund asks for against what is known of an applicant."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hedgerow.funding.types.criteria import Criterion
from hedgerow.kernel.words import Words


class Answer(IntEnum):
    """Whether somebody could get it, worst first: all criteria together are as the worst of them, any of several as the
    best."""

    NO = 0
    NOT_YET = 1
    UNKNOWN = 2
    ELIGIBLE = 3

    @property
    def code(self) -> str:
        """As it stands in addresses and style sheets: "not_yet"."""
        return self.name.lower()

    @property
    def label(self) -> Words:
        """In people's own words."""
        return ANSWERS[self]


ANSWERS: dict[Answer, Words] = {
    Answer.NO: _("Not this one"),
    Answer.NOT_YET: _("Not yet"),
    Answer.UNKNOWN: _("We need one more answer"),
    Answer.ELIGIBLE: _("You could get this"),
}


@dataclass(frozen=True)
class Finding:
    """What came of one criterion: the answer, why in a sentence, and for "not yet" what to change."""

    criterion: Criterion
    answer: Answer
    reason: Words
    change: Words = ""


@dataclass(frozen=True)
class Verdict:
    """What came of all: the answer, with what was found of each criterion that must be met, and of those that only help."""

    answer: Answer
    findings: tuple[Finding, ...] = ()
    preferred: tuple[Finding, ...] = ()

    def of(self, answer: Answer) -> tuple[Finding, ...]:
        """The findings of one answer."""
        return tuple(finding for finding in self.findings if finding.answer == answer)

    @property
    def stands_in_the_way(self) -> tuple[Finding, ...]:
        """What is to be said first: what refuses it, else what is to change, else what is not known."""
        return self.of(self.answer) if self.answer != Answer.ELIGIBLE else ()


class Clash(TextChoices):
    """How things that a fund asks for contradict each other, or themselves."""

    INCOME = "income", _("The least income is more than the most: no group could have both.")
    FORMS = "forms", _("It takes only some legal forms, and elsewhere only others: no group could be both.")
    WORSHIP = "worship", _("It is only for religious activities, and does not pay for any.")
    SHARE = "share", _("Whoever brings all of the cost needs no fund. Write less than 100%.")
    RESERVES = "reserves", _("No group has less than nothing put by. Write one month or more.")
    NOTHING = "nothing", _("It takes only some, and names none: no group could be it.")
    NEVER_HELPS = "never_helps", _("This helps nobody: whoever it would help could not get the fund.")
    NEVER_ENOUGH = "never_enough", _("None of these can be met beside the rest that it asks for.")
    ENOUGH_ANYWAY = (
        "enough_anyway",
        _("All must have one of these anyway, so the others ask nothing. Take it away here."),
    )


@dataclass(frozen=True)
class Contradiction:
    """Criteria that cannot stand together; the last is the one to be looked at first. `part` is where that stands."""

    clash: Clash
    criteria: tuple[Criterion, ...]
    part: str = ""

    @property
    def sentence(self) -> Words:
        """What is wrong with it."""
        return self.clash.label

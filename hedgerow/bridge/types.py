"""Questions that public bodies ask groups, and promises between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hedgerow.spine.errors import InputError


class State(TextChoices):
    """How far a question has come."""

    DRAFT = "draft", _("being written")
    WITH_US = "with_us", _("waiting to be checked")
    OPEN = "open", _("groups are answering")
    CLOSED = "closed", _("closed, what came of it is owed")
    ANSWERED = "answered", _("they said what came of it")
    WITHDRAWN = "withdrawn", _("taken back")


#: states in which groups have a question
SEEN = (State.OPEN, State.CLOSED, State.ANSWERED, State.WITHDRAWN)


class PartKind(TextChoices):
    """How one part of a question is answered."""

    TEXT = "text", _("in words")
    CHOICE = "choice", _("by choosing one")
    NUMBER = "number", _("with a number")


class How(TextChoices):
    """How an answer came."""

    SPACE = "space", _("on their page")
    LINK = "link", _("by the link in a letter")
    PHONE = "phone", _("by telephone")
    PAPER = "paper", _("on paper")


class Side(TextChoices):
    """Who promises, and to whom."""

    BODY = "body", _("the public body")
    SECTOR = "sector", _("groups")
    US = "us", _("us")


class Source(TextChoices):
    """Where a promise was made."""

    MEETING = "meeting", _("in a meeting")
    MINUTE = "minute", _("in minutes")
    LETTER = "letter", _("in a letter")
    STATEMENT = "statement", _("in public")
    ANSWER = "answer", _("in saying what came of a question")


class Kept(TextChoices):
    """What became of a promise."""

    OPEN = "open", _("open")
    KEPT = "kept", _("kept")
    PARTLY = "partly", _("kept in part")
    BROKEN = "broken", _("broken")
    WITHDRAWN = "withdrawn", _("withdrawn")


class ShownQuestions(TextChoices):
    """Which questions somebody looks at."""

    ALL = "", _("all")
    OPEN = "open", _("groups are answering")
    CHECK = "check", _("waiting to be checked")
    OWED = "owed", _("what came of it is owed")
    LATE = "late", _("late to say what came of it")
    SAID = "said", _("they said what came of it")


class ShownPromises(TextChoices):
    """Which promises somebody looks at."""

    ALL = "", _("all")
    OPEN = "open", _("open")
    LATE = "late", _("its day has passed")
    KEPT = "kept", _("kept")
    PARTLY = "partly", _("kept in part")
    BROKEN = "broken", _("broken")


class Problem(TextChoices):
    """Why something cannot be asked, answered or promised, as a sentence."""

    FEW_DAYS = "few_days", _("Give groups at least a week: many of them meet rarely.")
    TOO_EARLY = "too_early", _("Say what came of it after the answers are in, not before.")
    TOO_LATE = "too_late", _("Groups should hear what came of it within a year.")
    PARTS = "parts", _("Ask from one to %(most)d things.")
    LABEL = "label", _("Say in up to %(most)d letters what is asked.")
    OPTIONS = "options", _("Give from 2 to %(most)d things to choose from, one on each line.")
    NEEDED = "needed", _("Please answer: %(label)s")
    NOTHING = "nothing", _("Answer at least one of them.")
    CHOICE = "choice", _("Choose one of the list: %(label)s")
    LONG = "long", _("Say it in up to %(most)d letters: %(label)s")
    NUMBER = "number", _("Give a whole number: %(label)s")
    SIDES = "sides", _("A promise has two sides: choose whom it was made to.")
    BODY = "body", _("Say which public body.")
    ROLL = "roll", _("Ask either the members of one network, or groups by what they do, ward and size.")


class AnsweredMeanwhile(InputError):
    """Somebody of the same group has answered since this person looked: theirs is shown before it is replaced."""


@dataclass(frozen=True)
class Part:
    """One part of a question: its id in the answers, its words, how it is answered, and the choices there are."""

    id: str
    label: str
    kind: PartKind
    options: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True)
class Whom:
    """Which groups are asked: those of any of these themes, that are or work in any of these areas, of any of these
    sizes; and only those on a roll ("network:3"), if one is named. Nothing at all means every group."""

    themes: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    bands: tuple[str, ...] = ()
    roll: str = ""

    @property
    def is_all(self) -> bool:
        return not (self.themes or self.areas or self.bands or self.roll)


@dataclass(frozen=True)
class Fact:
    """What is told of a promise that is settled: what happened, when, and where that can be seen."""

    state: Kept
    words: str
    on: date
    evidence: str = ""


@dataclass(frozen=True)
class Overlap:
    """Another question that falls into the same fortnight: how many of the same groups it asks."""

    question: int
    title: str
    body: str
    department: str
    groups: int
    closes_on: date


@dataclass(frozen=True)
class Known:
    """What is known before a question is sent: how many groups it would ask, of which sizes, how many of them were asked
    anything within 30 days; questions like it; and who else asks the same groups in the same fortnight. `about`: their number
    is to the nearest five, 0 where it is under five."""

    groups: int
    about: bool = False
    bands: Mapping[str, int] = field(default_factory=dict)
    lately: int = 0
    alike: tuple[int, ...] = ()
    overlaps: tuple[Overlap, ...] = ()

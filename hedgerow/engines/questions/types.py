"""What can be asked on a form made of data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel.words import Words

#: by the key of its question: text as it was typed, a list of choices, rows of [what, amount] as they were typed, or rows of
#: [id, name] of files that are kept (whose they are, the app knows)
Answers = Mapping[str, Any]


class Kind(TextChoices):
    """How a question is answered."""

    SHORT = "short", _("a line")
    LONG = "long", _("several paragraphs")
    NUMBER = "number", _("a whole number")
    MONEY = "money", _("an amount of money")
    DAY = "day", _("a date")
    YES_NO = "yes_no", _("yes or no")
    ONE = "one", _("one of a list")
    SEVERAL = "several", _("any of a list")
    COSTS = "costs", _("a table of costs, added up")
    FILE = "file", _("files")
    LED_BY = "led_by", _("which people lead the group (for fair reporting)")


class Fault(TextChoices):
    """What is wrong with an answer, as a sentence at its question."""

    EMPTY = "empty", _("Please answer this.")
    LONG = "long", _("This is %(count)d words long, and %(most)d are read: please take out %(n)d.")
    NUMBER = "number", _("“%(said)s” is not a whole number. Write it in figures, like 25.")
    BELOW_NOTHING = "below_nothing", _("An amount cannot be less than nothing.")
    DAY = "day", _("“%(said)s” is not a date. Write it like 2027-03-31.")
    ONE = "one", _("Choose one of the list.")
    SEVERAL = "several", _("Choose from the list.")
    ROW = "row", _("Row %(row)d, “%(what)s”: %(said)s")
    ROW_FOR_WHAT = "row_for_what", _("Row %(row)d has an amount, and does not say for what.")
    ROW_COST = "row_cost", _("say how much it costs.")
    NO_FILE = "no_file", _("Please add a file.")


class FormFault(TextChoices):
    """What is wrong with a form that somebody puts together."""

    AT = "at", _("“%(question)s”: %(said)s")
    MANY = "many", _("A form has %(most)d questions at the most.")
    LABEL = "label", _("say what is asked.")
    TWICE = "twice", _("it stands there twice.")
    CHOICES = "choices", _("give two choices at the least, each on a line of its own.")
    WORDS = "words", _("a number of words is from 1 to 5,000.")
    BEFORE = "before", _("it hangs on a question that does not stand before it.")
    NO_CHOICES = "no_choices", _("it hangs on a question that has no choices.")
    NO_ANSWER = "no_answer", _("it hangs on an answer that nobody can give.")


class Said(TextChoices):
    """Answers in words."""

    YES = "yes", _("yes")
    NO = "no", _("no")


#: kinds with a list of choices that whoever writes the form gives
LISTED = (Kind.ONE, Kind.SEVERAL)
YES, NO = "yes", "no"
#: who leads a group: the broad heads under which funders ask (after the DEI Data Standard's taxonomy, deidata.org.uk);
#: "rather not say" is always an answer
LED_BY: Mapping[str, Words] = {
    "racial-equity": _("people from communities experiencing racial inequity"),
    "disabled": _("disabled people"),
    "lgbtq": _("LGBT+ people"),
    "women": _("women and girls"),
    "older": _("older people"),
    "younger": _("children and young people"),
    "faith": _("people of one faith"),
    "migrants": _("migrants, refugees and people seeking asylum"),
    "poverty": _("people with little money"),
    "none": _("none of these"),
    "not-said": _("we would rather not say"),
}


@dataclass(frozen=True)
class Question:
    """One question. `key` is never changed once people answer. `most_words` counts for text; `options` are the choices of
    LISTED kinds. It is asked only where the question `only_if`, which stands before it, is answered with `only_value`."""

    key: str
    kind: Kind
    label: str
    guidance: str = ""
    required: bool = True
    most_words: int | None = None
    options: tuple[str, ...] = ()
    only_if: str = ""
    only_value: str = ""


@dataclass(frozen=True)
class Answered:
    """A question with its answer in words, as it is read: lines of text, for costs rows of (what, pence), and for files
    (id, name)."""

    question: Question
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, int], ...] = ()
    words: int | None = None
    files: tuple[tuple[str, str], ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing was said."""
        return not self.lines and not self.rows and not self.files

    @property
    def sum(self) -> int:
        """What a table of costs comes to, in pence."""
        return sum(pence for _what, pence in self.rows)

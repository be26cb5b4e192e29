"""The five questions: where, how you are set up, how large, what for, and what is in place; and those that only some funds
make necessary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.funding.forms.filters import FORMS, Choices
from hedgerow.funding.queries.applicants import FURTHER, QUESTIONS, area_choices
from hedgerow.funding.queries.reasons import listed
from hedgerow.funding.rules.applicants import NONE, REGISTERED
from hedgerow.funding.types import LIVE, NEVER, Exclusion, Holding
from hedgerow.kernel.words import Words
from hedgerow.organisations.queries import theme_titles
from hedgerow.organisations.types import TagScheme
from hedgerow.shell.forms import FilterForm, Pounds

AGES: Choices = [
    ("", _("I do not know")),
    ("0", _("less than three months, or not yet")),
    ("3", _("three months or more")),
    ("6", _("six months or more")),
    ("12", _("a year or more")),
    ("24", _("two years or more")),
    ("36", _("three years or more")),
]
TOGETHER: Choices = [each for each in Holding.choices if each[0] != Holding.ASSET_LOCK]
IN_PLACE: Choices = [*TOGETHER, (REGISTERED, _("a charity or company number")), (NONE, _("none of these"))]


LAST: Choices = [
    ("", _("I do not know")),
    (str(NEVER), _("we never had one")),
    ("24", _("two years ago or more")),
    ("12", _("a year ago or more")),
    ("6", _("six months ago or more")),
    ("0", _("less than six months ago")),
    (str(LIVE), _("it runs now")),
]
PURPOSES: Choices = [*Exclusion.choices, (NONE, _("none of these"))]
LOCK: Choices = [("", _("I do not know")), ("yes", _("yes")), ("no", _("no"))]


@dataclass(frozen=True)
class Question:
    """One of the five, with its fields."""

    number: int
    legend: Words
    fields: tuple[forms.BoundField, ...]


class QuestionsForm(FilterForm):
    """Any question may be left out: what is not known is said, and nothing is kept. `further` are those that are asked
    beyond the five, `funders` whose grants one of them is about;
    `together` says that they stand in one form with the five."""

    area = forms.ChoiceField(label=_("Where do you work?"))
    legal_form = forms.ChoiceField(label=_("How are you set up?"))
    income = Pounds(
        label=_("What came in last year, in pounds?"),
        help_text=_("About. If you have just begun, what you expect."),
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    theme = forms.ChoiceField(label=_("What is the money for?"))
    beneficiary = forms.ChoiceField(label=_("Whom does it help most?"))
    months = forms.TypedChoiceField(
        label=_("How long have you been going?"), choices=AGES, coerce=int, empty_value=None
    )
    committee = forms.IntegerField(
        label=_("How many people are on your committee who are not related to each other?"), min_value=0, max_value=200
    )
    has = forms.MultipleChoiceField(
        label=_("Which of these have you got?"), choices=IN_PLACE, widget=forms.CheckboxSelectMultiple
    )

    purposes = forms.MultipleChoiceField(
        label=_("Is the money for any of these?"), choices=PURPOSES, widget=forms.CheckboxSelectMultiple
    )
    match = forms.IntegerField(
        label=_("How much of the cost could you bring yourselves, or from others, in per cent?"),
        min_value=0, max_value=100, help_text=_("0 if nothing. Hours of volunteers and rooms may count."),
    )  # fmt: skip
    last_grant = forms.TypedChoiceField(
        label=_("When did your last grant from them end?"), choices=LAST, coerce=int, empty_value=None
    )
    income_before = Pounds(
        label=_("What came in the year before last, in pounds?"), widget=forms.TextInput(attrs={"inputmode": "decimal"})
    )
    income_earlier = Pounds(
        label=_("And the year before that?"), widget=forms.TextInput(attrs={"inputmode": "decimal"})
    )
    reserves = forms.IntegerField(
        label=_("If nothing more came in, how many months could you go on with what you have put by?"),
        min_value=0, max_value=600, help_text=_("Whole months. Leave out what is set aside for a purpose."),
    )  # fmt: skip
    signatories = forms.IntegerField(
        label=_("How many people sign for your bank account who are not related to each other?"),
        min_value=0,
        max_value=50,
    )
    asset_lock = forms.ChoiceField(
        label=_("Do your rules say that what you own can never go to your members or owners?"), choices=LOCK
    )

    def __init__(
        self,
        *args: Any,
        known: Mapping[str, str] | None = None,
        further: Sequence[str] = (),
        funders: Sequence[str] = (),
        together: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.asked_further, self.together = tuple(further), together
        if funders:
            self.fields["last_grant"].help_text = _("From %(funders)s.") % {"funders": listed(funders, {})}
        self._offer("area", area_choices(), (known or {}).get("area") or _("choose"))
        self._offer("legal_form", FORMS, (known or {}).get("legal_form") or _("I do not know"))
        themes, people = theme_titles(TagScheme.THEME), theme_titles(TagScheme.BENEFICIARY)
        self._offer("theme", list(themes.items()), (known or {}).get("theme") or _("choose"))
        self._offer("beneficiary", list(people.items()), (known or {}).get("beneficiary") or _("choose"))
        for name in ("income", "months", "committee"):
            if said := (known or {}).get(name):
                self.fields[name].help_text = said

    def _offer(self, name: str, choices: Choices, empty: Words) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", empty), *choices]

    @property
    def five(self) -> tuple[Question, ...]:
        """The questions in order."""
        legends: tuple[tuple[Words, tuple[str, ...]], ...] = (
            (_("Where you work"), ("area",)),
            (_("How you are set up"), ("legal_form",)),
            (_("How large you are"), ("income",)),
            (_("What for, and for whom"), ("theme", "beneficiary")),
            (_("What is in place"), ("months", "committee", "has")),
        )
        return tuple(
            Question(number, legend, tuple(self[name] for name in names))
            for number, (legend, names) in enumerate(legends, 1)
        )

    @property
    def further(self) -> tuple[forms.BoundField, ...]:
        """What stands beneath the five: what was answered before, and, `together`, what is asked besides."""
        told = [name for name in FURTHER if name not in self.asked_further and self[name].value() not in (None, "", [])]
        return tuple(self[name] for name in (*(self.asked_further if self.together else ()), *told))

    @property
    def asked(self) -> tuple[forms.BoundField, ...]:
        """What is asked because some fund needs it, what would settle most first."""
        return tuple(self[name] for name in self.asked_further)

    @property
    def told(self) -> list[tuple[str, str]]:
        """What was answered, as it stands in the address: to go along with the next answer."""
        names = [name for name in QUESTIONS if name not in self.asked_further]
        values = [(name, self[name].value()) for name in names]
        return [
            (name, str(one))
            for name, value in values
            for one in (value if isinstance(value, (list, tuple)) else [value])
            if one not in (None, "")
        ]

    def answers(self) -> dict[str, Any]:
        """What was answered, by name; what was left out is not there."""
        chosen = self.chosen()
        return {name: chosen[name] for name in QUESTIONS if name in chosen}

    @property
    def is_answered(self) -> bool:
        """Whether anything was answered at all."""
        return bool(self.is_bound and self.answers())

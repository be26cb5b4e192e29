"""A fund as our team writes it, and the report that one has closed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.imports.types import Licence
from hedgerow.funding.forms.criteria import CriteriaForm
from hedgerow.funding.models import Fund
from hedgerow.funding.queries.funds import facts_of, nationals, owners
from hedgerow.funding.rules import stages, variants
from hedgerow.funding.rules.criteria import load
from hedgerow.funding.rules.importing import read_day
from hedgerow.funding.types import FundKind
from hedgerow.funding.types.funds import CostKind, HelpKind
from hedgerow.kernel.ids import key, keys
from hedgerow.kernel.money import pounds
from hedgerow.shell.forms import DayInput, Pounds, ShellForm, many_chips
from hedgerow.shell.meanwhile import MeanwhileMixin
from hedgerow.shell.templatetags.shell import plain_date

FIRST = ("title", "payer", "summary", "kind", "amount_min", "amount_max", "ends_on", "link")
SECTIONS = (
    (_("What it pays for, or what help it is"), ("costs", "helps", "covers")),
    (_("How and when to apply"), ("stages", "opens_on", "weeks_to_decide", "how")),
    (_("A local variant of a national fund"), ("national", "twist")),
    (_("More about it"), ("own_title", "decider", "payer_id")),
    (_("Where this is from, and who looks after it"), ("source", "licence", "owner")),
)
ALWAYS = ("kind", "licence", "owner")  # never empty: they say nothing of whether a part matters
FACTS = frozenset({
    "title", "own_title", "payer", "payer_id", "decider", "kind", "summary", "covers", "how", "amount_min",
    "amount_max", "opens_on", "ends_on", "weeks_to_decide", "link", "source", "licence", "costs", "helps", "twist",
})  # fmt: skip


def _text(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class FundForm(MeanwhileMixin, CriteriaForm):
    """Everything that is said of a fund. Only what it is for and who pays are needed."""

    title = forms.CharField(
        label=_("What it is for, in a line"), max_length=200, help_text=_("Like: small sums for growing food together.")
    )
    payer = forms.CharField(label=_("Who pays"), max_length=200)
    summary = forms.CharField(label=_("What it is for"), required=False, max_length=4000, widget=_text(4))
    amount_min = Pounds(label=_("Smallest amount, in pounds"), required=False)
    amount_max = Pounds(label=_("Largest amount, in pounds"), required=False)
    ends_on = forms.DateField(
        label=_("Closing date"),
        required=False,
        widget=DayInput,
        help_text=_("Leave it empty if it is open all the time."),
    )
    link = forms.URLField(label=_("Its page"), required=False, max_length=300, assume_scheme="https")
    own_title = forms.CharField(label=_("The funder’s own name for it"), required=False, max_length=200)
    decider = forms.CharField(label=_("Who decides, if it is somebody else"), required=False, max_length=200)
    kind = forms.ChoiceField(label=_("What is given"), choices=FundKind.choices, initial=FundKind.GRANT)
    costs = many_chips(_("It pays for"), CostKind.choices)
    helps = many_chips(_("Help that is not money"), HelpKind.choices)
    covers = forms.CharField(
        label=_("What it pays for, and what not"), required=False, max_length=2000, widget=_text(3)
    )
    stages = forms.CharField(
        label=_("Stages, one a line"),
        required=False,
        max_length=5000,
        widget=_text(3),
        help_text=_("Like: Expression of interest, by 2027-03-01: two pages. The first one’s day is the closing date."),
    )
    national = forms.ChoiceField(
        label=_("The national fund"),
        required=False,
        help_text=_("What you leave empty here is then as the national fund says, and follows it when it changes."),
    )
    twist = forms.CharField(label=_("What is different here"), required=False, max_length=2000, widget=_text(3))
    how = forms.CharField(label=_("How to apply"), required=False, max_length=2000, widget=_text(3))
    opens_on = forms.DateField(label=_("Opens on"), required=False, widget=DayInput)
    weeks_to_decide = forms.IntegerField(label=_("Weeks until they decide"), required=False, min_value=1, max_value=200)
    payer_id = forms.CharField(
        label=_("Identifier of who pays"), required=False, max_length=60, help_text=_("Like GB-CHC-1000003.")
    )
    source = forms.CharField(label=_("Where you have this from"), required=False, max_length=200)
    licence = forms.ChoiceField(label=_("Licence"), choices=Licence.choices, initial=Licence.OWN)
    owner = forms.ChoiceField(
        label=_("Who looks after it"), required=False, help_text=_("They are asked whether it is still right.")
    )

    guessed: frozenset[str] = frozenset()  # fields that were filled from a page: their parts are open

    def __init__(self, *args: Any, fund: Fund | None = None, **kwargs: Any) -> None:
        if fund is not None:
            kwargs |= {"initial": initial_of(fund), "criteria": load(fund.criteria)}
        super().__init__(*args, **kwargs)
        if fund is not None and fund.national is not None:
            self._say_inherited(fund, fund.national)
        self._choices("national", [("", _("none: it stands for itself")), *nationals(fund)])
        self._choices("owner", [("", _("whoever is free")), *owners()])

    def _say_inherited(self, fund: Fund, national: Fund) -> None:
        """Beneath what is left empty, what the national fund says of it."""
        told = variants.inherited(facts_of(fund), facts_of(national))
        for name in told & self.fields.keys():
            words = inherited_words(name, getattr(national, name))
            self.fields[name].help_text = gettext("As the national fund says: %(words)s") % {"words": words}

    def _choices(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean_stages(self) -> list[dict[str, Any]]:
        """Stages as they are kept."""
        try:
            return stages.dump(stages.read(self.cleaned_data["stages"], read_day))
        except ValueError as error:
            raise ValidationError(str(error)) from None

    def clean_national(self) -> Fund | None:
        """The national fund, where one was chosen."""
        return Fund.objects.filter(pk__in=keys([self.cleaned_data["national"]])).first()

    def facts(self) -> dict[str, Any]:
        """What was typed, as `actions.add_fund` and `change_fund` take it."""
        told = self.cleaned_data
        more = {"stages": told["stages"], "national": told["national"], "owner": key(told["owner"])}
        return {**{name: told[name] for name in FACTS}, **more, "needs": self.needs()}

    def take_errors(self, error: ValidationError) -> None:
        """Show, at their fields, what an action would not have."""
        told: Mapping[str, list[str]] = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        for name, sentences in told.items():
            for sentence in sentences:
                self.add_error(name if name in self.fields else None, sentence)

    @property
    def first(self) -> list[forms.BoundField]:
        """The fields that are always seen."""
        return [self[name] for name in FIRST]

    @property
    def sections(self) -> list[dict[str, Any]]:
        """The parts that fold away: who can get it always open, the others where something is written, or wrong."""
        more = [
            {"title": title, "fields": [self[name] for name in names], "open": self._matter(names)}
            for title, names in SECTIONS
        ]
        return [*self.whom, *more]

    def _matter(self, names: tuple[str, ...]) -> bool:
        if self.guessed & set(names):
            return True
        return any(self[name].errors or (self[name].value() and name not in ALWAYS) for name in names)


def inherited_words(name: str, value: Any) -> str:
    """A fact of a national fund in a line."""
    if name == "stages":
        value = stages.write(stages.load(value)).replace("\n", "; ")
    if name in ("costs", "helps"):
        kinds = CostKind if name == "costs" else HelpKind
        value = ", ".join(str(kinds(code).label) for code in value)
    if name in ("amount_min", "amount_max"):
        value = pounds(value)
    told = " ".join(str(plain_date(value)).split())
    return told if len(told) <= 160 else f"{told[:159]}…"


def initial_of(fund: Fund) -> dict[str, Any]:
    """What stands there now, by field, besides what it asks for."""
    held = stages.load(fund.stages)
    facts = {name: getattr(fund, name) for name in FACTS} | {"stages": stages.write(held)}
    if fund.ends_on == stages.closing(held):
        facts["ends_on"] = None
    if fund.national is not None:
        facts |= dict.fromkeys(variants.inherited(facts_of(fund), facts_of(fund.national)))
    return {**facts, "national": str(fund.national_id or ""), "owner": str(fund.owner or "")}


class ClosedForm(ShellForm):
    """What somebody without an account says of a fund that is over, or wrong."""

    reason = forms.CharField(
        label=_("What have you found?"),
        max_length=1000,
        required=False,
        widget=_text(3),
        help_text=_("Like: its page says that it closed on 3 May; or the link leads nowhere."),
    )
    reply_to = forms.EmailField(
        label=_("Your e-mail address"), required=False, help_text=_("Only if we may write back. It is never shown.")
    )

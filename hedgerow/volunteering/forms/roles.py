"""A role as a group writes it: what matters first, the rest folded away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hedgerow.shell.forms import Chips, DayInput, ShellForm, many_chips
from hedgerow.shell.meanwhile import MeanwhileMixin
from hedgerow.standards.volunteering import DAYS, PARTS, SKILLS
from hedgerow.volunteering.models import Role
from hedgerow.volunteering.models.roles import FACTS, OLDEST, YOUNGEST
from hedgerow.volunteering.queries.words import BRING, CHECKS, DAY_WORDS, SUPPORT, label, labels
from hedgerow.volunteering.types import Expenses, Rhythm, TagKind, Tags

FIRST = ("title", "tasks", "gets", "rhythm", "commitment", "postcode", "where", "from_home", "cause", "cause_2")
SECTIONS = (
    (_("When"), ("begins_on", "Morning", "Afternoon", "Evening", "ends_on")),
    (_("Support, expenses, and how it can be made to fit"), ("support", "expenses", "training", "accessibility")),
    (_("Skills, checks and what to bring"), ("skills", "least_age", "checks", "bring")),
    (_("How many people, and who answers them"), ("places", "contact_name", "contact_email")),
)
GROUPED = frozenset(one.broader for one in SKILLS)  # headings among the skills, which nobody has as such
CHOSEN = {"skills": TagKind.SKILL, "accessibility": TagKind.ACCESSIBILITY}


@dataclass(frozen=True)
class Section:
    """Fields that are folded away until something stands in them."""

    title: Any
    fields: list[forms.BoundField]
    open: bool


class RoleForm(MeanwhileMixin, ShellForm):
    """Everything that a group says of a role. Only the title is needed to begin with."""

    title = forms.CharField(
        label=_("Title"), max_length=120, help_text=_("As you would say it: “Cook with us on Fridays”.")
    )
    tasks = forms.CharField(
        label=_("What you would do"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )
    gets = forms.CharField(
        label=_("What you get"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Company, training, a reference, a good lunch."),
    )
    rhythm = forms.ChoiceField(label=_("How it goes on"), choices=Rhythm.choices, widget=Chips, initial=Rhythm.REGULAR)
    commitment = forms.CharField(
        label=_("How much time"),
        required=False,
        max_length=120,
        help_text=_("Like “3 hours a week” or “one afternoon”."),
    )
    postcode = forms.CharField(
        label=_("Postcode"), required=False, max_length=10, help_text=_("People search by how far it is.")
    )
    where = forms.CharField(label=_("Name of the place"), required=False, max_length=160)
    from_home = forms.BooleanField(label=_("It can be done from home"), required=False)
    cause = forms.ChoiceField(label=_("Cause"), required=False)
    cause_2 = forms.ChoiceField(label=_("Another cause"), required=False)
    begins_on = forms.DateField(label=_("The day, or the first day"), required=False, widget=DayInput)
    Morning = many_chips(_("Mornings"), [])
    Afternoon = many_chips(_("Afternoons"), [])
    Evening = many_chips(_("Evenings"), [])
    ends_on = forms.DateField(
        label=_("Last day to apply"), required=False, widget=DayInput, help_text=_("It closes by itself after it.")
    )
    support = forms.CharField(
        label=_("Support"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Say what you can do so that it fits somebody, rather than who it would not fit."),
    )
    expenses = forms.ChoiceField(label=_("Expenses paid back"), required=False, choices=Expenses.choices)
    training = forms.CharField(label=_("Training you give"), required=False, max_length=300)
    accessibility = many_chips(_("It can be made to fit"), SUPPORT.items())
    skills = many_chips(_("Skills that help"), [(one.code, one.label) for one in SKILLS if one.code not in GROUPED])
    least_age = forms.IntegerField(label=_("From what age"), min_value=YOUNGEST, max_value=OLDEST, initial=18)
    checks = many_chips(_("Checks"), [(code, label(TagKind.REQUIREMENT, code)) for code in CHECKS])
    bring = many_chips(_("To bring, or to be ready for"), [(code, label(TagKind.REQUIREMENT, code)) for code in BRING])
    places = forms.IntegerField(
        label=_("How many people"),
        required=False,
        min_value=1,
        max_value=10_000,
        help_text=_("It closes by itself when so many have begun. Leave it empty for as many as come."),
    )
    contact_name = forms.CharField(
        label=_("Who answers people"), required=False, max_length=120, help_text=_("Told only to those you accept.")
    )
    contact_email = forms.EmailField(
        label=_("Where we write when somebody applies"),
        required=False,
        help_text=_("Never shown. Left empty, whoever acts for your group is told."),
    )

    def __init__(self, *args: Any, role: Role | None = None, tags: Tags | None = None, **kwargs: Any) -> None:
        if role is not None:
            kwargs["initial"] = {**initial_of(role, tags or Tags()), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        causes = [("", _("choose one")), *labels(TagKind.CAUSE).items()]
        for name in ("cause", "cause_2"):
            self._choices(name, causes)
        for part in PARTS:
            self._choices(part, [(f"{day}{part}", DAY_WORDS[day]) for day in DAYS])

    def _choices(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    @property
    def first(self) -> list[forms.BoundField]:
        """What matters first."""
        return [self[name] for name in FIRST]

    @property
    def sections(self) -> list[Section]:
        """The rest, open where something is wrong in it."""
        return [
            Section(title, [self[name] for name in names], any(name in self.errors for name in names))
            for title, names in SECTIONS
        ]

    def facts(self) -> dict[str, Any]:
        """The facts, as the action takes them."""
        return {name: value for name, value in self.cleaned_data.items() if name in FACTS}

    def tags(self) -> dict[str, list[str]]:
        """The codes by kind."""
        said = self.cleaned_data
        return {
            TagKind.CAUSE: [code for code in (said["cause"], said["cause_2"]) if code],
            TagKind.TIME: [code for part in PARTS for code in said[part]],
            TagKind.SKILL: said["skills"],
            TagKind.ACCESSIBILITY: said["accessibility"],
            TagKind.REQUIREMENT: [*said["checks"], *said["bring"]],
        }

    def take_errors(self, error: ValidationError) -> None:
        """What the action refused, at the field it is about."""
        if hasattr(error, "error_dict"):
            for name, errors in error.message_dict.items():
                self.add_error(name if name in self.fields else None, errors)
        else:
            self.add_error(None, error.messages)


def initial_of(role: Role, tags: Tags) -> dict[str, Any]:
    """What stands in a role now."""
    facts = {name: getattr(role, name) for name in FACTS}
    causes, times = tags.of(TagKind.CAUSE), tags.of(TagKind.TIME)
    required = tags.of(TagKind.REQUIREMENT)
    return {
        **facts,
        "cause": causes[0] if causes else "",
        "cause_2": causes[1] if len(causes) > 1 else "",
        **{part: [code for code in times if code.endswith(part)] for part in PARTS},
        **{name: list(tags.of(kind)) for name, kind in CHOSEN.items()},
        "checks": [code for code in required if code in CHECKS],
        "bring": [code for code in required if code in BRING],
    }

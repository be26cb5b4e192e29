"""A problem as a body or our team writes it, and the filter of the list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.charter.queries import priorities
from hedgerow.charter.queries.bodies import body_priorities
from hedgerow.kernel import clock
from hedgerow.kernel.ids import keys
from hedgerow.offers.forms.choosing import bodies, offer
from hedgerow.offers.models import Problem
from hedgerow.offers.queries.finding import area_choices
from hedgerow.offers.types import Shown, Standing
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries import live, theme_titles
from hedgerow.organisations.types import Kind, TagScheme
from hedgerow.shell.forms import Combobox, DayInput, FilterForm, ManyChips, ManyRecords, Pounds, ShellForm

FIRST = ("title", "matter", "for_whom", "people", "areas", "by_when", "pence")
SECTIONS = (
    (_("What would help, and whose priority it is"), ("themes", "beneficiaries", "body_priorities", "priorities")),
    (_("Who sees it"), ("shown", "groups")),
)
TEXTS = ("title", "matter", "for_whom", "money_words", "shown")
CODES = ("areas", "themes", "beneficiaries", "priorities")


class ProblemForm(ShellForm):
    """What is the matter, for whom, where. The title is enough to begin."""

    title = forms.CharField(
        label=_("The problem in a line"), max_length=160,
        help_text=_("Like: people wait in hospital beds because nobody is at home to help."),
    )  # fmt: skip
    matter = forms.CharField(
        label=_("What is the matter?"), required=False, max_length=1500, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("A few lines in plain words, without naming anybody."),
    )  # fmt: skip
    for_whom = forms.CharField(label=_("For whom?"), required=False, max_length=300)
    people = forms.IntegerField(label=_("About how many people?"), required=False, min_value=1, max_value=1_000_000)
    areas = forms.MultipleChoiceField(
        label=_("Where?"), required=False, widget=Combobox, help_text=_("Leave it empty for the whole place.")
    )
    by_when = forms.DateField(label=_("By when?"), required=False, widget=DayInput)
    pence = Pounds(
        label=_("What money is there, in pounds?"), required=False,
        help_text=_("Leave it empty if that is not said; write 0 if there is none."),
    )  # fmt: skip
    themes = forms.MultipleChoiceField(label=_("What would help?"), required=False, widget=ManyChips)
    beneficiaries = forms.MultipleChoiceField(label=_("Who would be helped?"), required=False, widget=ManyChips)
    body_priorities = forms.MultipleChoiceField(
        label=_("Which of the body’s own priorities?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    priorities = forms.MultipleChoiceField(
        label=_("Which of our local priorities?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    shown = forms.ChoiceField(
        label=_("Who sees it, once our team has looked?"), choices=Shown.choices, widget=forms.RadioSelect,
        initial=Shown.PUBLIC,
    )  # fmt: skip
    groups = ManyRecords(
        Organisation.objects.none(), label=_("Which groups?"), required=False, widget=Combobox,
        help_text=_("Where only groups that are chosen see it."),
    )  # fmt: skip

    def __init__(self, *args: Any, body: Organisation | None, problem: Problem | None = None, **kwargs: Any) -> None:
        if problem is not None:
            kwargs["initial"] = initial_of(problem)
        super().__init__(*args, **kwargs)
        offer(self, "areas", area_choices())
        offer(self, "themes", list(theme_titles(TagScheme.THEME).items()))
        offer(self, "beneficiaries", list(theme_titles(TagScheme.BENEFICIARY).items()))
        offer(self, "priorities", [(one.pk, one.name) for one in priorities(on=clock.today())])
        self._offer_groups()
        theirs = body_priorities(body.pk, clock.today()) if body else []
        offer(self, "body_priorities", [(str(one.pk), str(one)) for one in theirs])
        for name in ("priorities", "body_priorities"):
            if not self.fields[name].choices:  # type: ignore[attr-defined]
                del self.fields[name]

    def _offer_groups(self) -> None:
        from django.urls import reverse

        from hedgerow.organisations.queries import find

        field = self.fields["groups"]
        assert isinstance(field, ManyRecords)
        field.queryset = live().filter(kind__in=(Kind.GROUP, Kind.BRANCH, Kind.LIO))
        held = self.data.getlist("groups") if hasattr(self.data, "getlist") else self.initial.get("groups", [])
        chosen = live().filter(pk__in=keys(held))
        words = self.data.get("groups_find", "")
        field.widget.source = reverse("organisations:suggest")
        field.widget.choices = [(row.pk, row.name) for row in [*chosen, *(find(words, 10) if words else [])]]

    def facts(self) -> dict[str, Any]:
        """What was typed, as actions take it."""
        told = self.cleaned_data
        facts: dict[str, Any] = {name: told[name] for name in TEXTS if name in told}
        facts |= {name: told[name] for name in ("people", "by_when", "pence")}
        facts |= {name: sorted(told[name]) for name in CODES if name in told}
        if "body_priorities" in told:
            facts["body_priorities"] = sorted(int(one) for one in told["body_priorities"])
        return {**facts, "groups": [one.pk for one in told["groups"]] if told["shown"] == Shown.CHOSEN else []}

    @property
    def first(self) -> list[forms.BoundField]:
        """The fields that are always seen."""
        return [self[name] for name in ("body", *FIRST) if name in self.fields]

    @property
    def sections(self) -> list[dict[str, Any]]:
        """The parts that fold away."""
        return [
            {"title": title, "fields": [self[name] for name in names if name in self.fields], "open": True}
            for title, names in SECTIONS
        ]


class OurProblemForm(ProblemForm):
    """A problem that our team writes down on a body's behalf."""

    body = forms.ChoiceField(label=_("Which public body?"))
    owner = forms.ModelChoiceField(User.objects.none(), label=_("Who of us looks after it?"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "body", [("", str(_("choose"))), *bodies()])
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ModelChoiceField)
        owner.queryset = User.objects.filter(is_active=True).exclude(role=LioRole.NONE)
        owner.empty_label = str(_("anybody of us"))

    def clean_body(self) -> Organisation:
        """The body itself."""
        return live().get(pk=self.cleaned_data["body"])

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), "body": self.cleaned_data["body"], "owner": self.cleaned_data["owner"]}


class OurChangeForm(OurProblemForm):
    """The same once it is written down: whose it is stays."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["body"]

    def facts(self) -> dict[str, Any]:
        return {**ProblemForm.facts(self), "owner": self.cleaned_data["owner"]}


def initial_of(problem: Problem) -> dict[str, Any]:
    """What stands there now, by field."""
    names = (*TEXTS, *CODES, "people", "by_when", "pence", "owner")
    held = {name: getattr(problem, name) for name in names}
    groups = list(problem.shown_to.values_list("organisation", flat=True))
    return {**held, "body_priorities": [str(one) for one in problem.body_priorities], "groups": groups}


class WhyForm(ShellForm):
    """A sentence that says why."""

    why = forms.CharField(label=_("Why?"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}))


class ListForm(FilterForm):
    """Which problems somebody looks for."""

    q = forms.CharField(
        label=_("Words"), max_length=100, widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"})
    )
    body = forms.ChoiceField(label=_("Public body"))
    standing = forms.ChoiceField(label=_("How far"), choices=[("", _("any")), *Standing.choices])
    area = forms.ChoiceField(label=_("Where"))
    first = ("q", "body", "standing")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = Organisation.objects.filter(pk__in=Problem.objects.values("body")).order_by("name")
        offer(self, "body", [("", str(_("any"))), *((str(pk), name) for pk, name in held.values_list("pk", "name"))])
        offer(self, "area", [("", str(_("anywhere"))), *area_choices()])

    def filters(self) -> dict[str, Any]:
        """What was chosen, as the query takes it."""
        chosen = self.chosen()
        body = chosen.get("body")
        rest = {name: chosen.get(name, "") for name in ("standing", "area")}
        return {"words": chosen.get("q", ""), "body": int(body) if body else None, **rest}

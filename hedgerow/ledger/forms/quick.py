"""The log form: one act, in under a minute. Only the activity is compulsory."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, cast

from django import forms
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts import queries as accounts
from hedgerow.accounts.models import User
from hedgerow.charter import queries as charter
from hedgerow.charter.models import Activity
from hedgerow.charter.types import Function
from hedgerow.kernel import clock, ids, money
from hedgerow.ledger import queries, rules
from hedgerow.ledger.forms.initial import MINUTES
from hedgerow.ledger.models import Entry
from hedgerow.ledger.queries import choices
from hedgerow.ledger.types import (
    AreaBasis,
    Audience,
    Logged,
    Money,
    MoneyKind,
    NextStep,
    Problem,
    Where,
    Work,
)
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind
from hedgerow.places import queries as places
from hedgerow.places.types import AreaKind
from hedgerow.shell.forms import Chips, Combobox, DayInput, ManyChips, ShellForm

WHEN = (("tomorrow", _("Tomorrow")), ("week", _("In a week")), ("date", _("On a date")))
BASIS = ((AreaBasis.HAPPENED, AreaBasis.HAPPENED.label), (AreaBasis.BENEFITS, AreaBasis.BENEFITS.label))
MORE = ("names", "people", "priorities", "pounds", "money_kind", "area", "basis", "public_body", "audience")
PLACE_OF = {
    Problem.MINUTES: "minutes",
    Problem.PEOPLE: "people",
    Problem.FUTURE: "on",
    Problem.TOO_OLD: "on",
    Problem.MONEY: "pounds",
    Problem.MONEY_KIND: "money_kind",
    Problem.AREA_BASIS: "basis",
    Problem.UNKNOWN_PRIORITY: "priorities",
    Problem.TOO_LONG: "note",
}


class GroupsField(forms.MultipleChoiceField):
    """Whom it was for: the values of `choices`, checked for being what they say."""

    def validate(self, value: list[str]) -> None:
        """Every group is here, or on a register, or was typed."""
        if len(choices.chosen(value)) != len(value):
            raise forms.ValidationError(str(Problem.UNKNOWN_GROUP.label))


class QuickForm(ShellForm):
    """One act. `by` records it; `entry` is what it takes the place of, if it is a correction."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=ids.new_id)
    next = forms.CharField(required=False, widget=forms.HiddenInput)
    groups = GroupsField(
        label=_("Who was it for?"),
        required=False,
        widget=Combobox(
            source=cast(str, reverse_lazy("ledger:group_options")),
            attrs={"placeholder": _("A few letters of its name")},
        ),
    )
    activity = forms.ChoiceField(
        label=_("What did you do?"), error_messages={"required": Problem.NO_ACTIVITY.label}, widget=forms.RadioSelect
    )
    quick = forms.ChoiceField(label=_("How long?"), choices=MINUTES, required=False, widget=Chips)
    minutes = forms.IntegerField(
        label=_("Other minutes"), required=False, error_messages={"invalid": Problem.MINUTES.label}
    )
    on = forms.DateField(label=_("When?"), required=False, widget=DayInput)
    payer = forms.ChoiceField(label=_("Who funds this time?"), required=False)
    note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 1}))
    names = forms.CharField(label=_("Names of people"), required=False)
    step = forms.CharField(
        label=_("Next step"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"placeholder": _("Ring back about the lease")}),
    )
    when = forms.ChoiceField(label=_("By when?"), choices=WHEN, required=False, widget=Chips, initial="week")
    due = forms.DateField(label=_("The date"), required=False, widget=DayInput)
    whose = forms.ChoiceField(label=_("Whose is it?"), required=False)
    people = forms.IntegerField(
        label=_("How many people?"), required=False, error_messages={"invalid": Problem.PEOPLE.label}
    )
    priorities = forms.MultipleChoiceField(label=_("Towards our priorities"), required=False, widget=ManyChips)
    public_body = forms.ChoiceField(label=_("With a public body"), required=False)
    pounds = forms.CharField(label=_("Money, in pounds"), required=False)
    money_kind = forms.ChoiceField(label=_("What money is it?"), required=False, choices=MoneyKind.choices)
    area = forms.ChoiceField(label=_("Area"), required=False)
    basis = forms.ChoiceField(label=_("The area is"), required=False, choices=BASIS, widget=Chips)
    audience = forms.ChoiceField(label=_("Who may read this?"), required=False, choices=Audience.choices)

    def __init__(self, *args: Any, by: User, entry: Entry | None = None, found: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by, self.entry, self.looking = by, entry, False
        self.commonest = queries.commonest_activities(by)
        self.everything = charter.activities_by_function()
        self.groups_shown = self._groups_shown(found)
        self._offer()

    def _groups_shown(self, found: str) -> list[choices.Choice]:
        """The groups chosen, then what was found for the words typed, or else those worked with last."""
        data = self.data
        held = data.getlist("groups") if isinstance(data, QueryDict) else self.initial.get("groups", [])
        first = choices.chosen(str(value) for value in held)
        more = choices.choices(found) if found else choices.recent(self.by)
        return list({choice.value: choice for choice in [*first, *more]}.values())

    def _offer(self) -> None:
        today = clock.today()
        offered: dict[str, list[tuple[Any, Any]]] = {
            "groups": [(c.value, f"{c.label} ({c.note})" if c.note else c.label) for c in self.groups_shown],
            "activity": [(a.code, a.name) for a in self._activities()],
            "payer": [("", _("nobody in particular")), *((p.pk, p.name) for p in queries.payers(on=today))],
            "whose": self._whose(),
            "priorities": [(p.code, p.name) for p in charter.priorities(on=today)],
            "public_body": [("", "–"), *_public_bodies()],
            "area": [("", "–"), *_areas()],
        }
        for name, options in offered.items():
            self.fields[name].choices = options  # type: ignore[attr-defined]
        self._keep_what_was()

    def _activities(self) -> list[Activity]:
        return [activity for some in self.everything.values() for activity in some]

    def _whose(self) -> list[tuple[str, Any]]:
        others = [(f"user:{user.pk}", user.name) for user in accounts.colleagues() if user.pk != self.by.pk]
        teams = [(f"team:{team.code}", _("Team: %(name)s") % {"name": team.name}) for team in accounts.teams()]
        return [(f"user:{self.by.pk}", _("mine")), *others, *teams]

    def _keep_what_was(self) -> None:
        """A correction may keep words, payers and priorities that are no longer offered."""
        if self.entry is None:
            return
        activity, payer = self.entry.activity, self.entry.payer
        priorities = [
            (link.priority_id, link.priority.name) for link in self.entry.priority_links.select_related("priority")
        ]
        held = {
            "activity": [(activity.code, activity.name)] if activity else [],
            "payer": [(payer.pk, payer.name)] if payer else [],
            "priorities": priorities,
            "area": [(self.entry.area, self.entry.area)] if self.entry.area else [],
        }
        for name, options in held.items():
            offered = {str(value) for value, _label in self.fields[name].choices}  # type: ignore[attr-defined]
            self.fields[name].choices += [o for o in options if str(o[0]) not in offered]  # type: ignore[attr-defined]

    @property
    def errors(self) -> ErrorDict:
        """Nothing is complained of while somebody looks for a group."""
        return ErrorDict() if self.looking else super().errors

    @property
    def six(self) -> list[Activity]:
        """The large choices: the commonest, the one chosen first where it is not among them."""
        value = self["activity"].value()
        known = {activity.code: activity for activity in self._activities()}
        if self.entry and self.entry.activity:
            known[self.entry.activity.code] = self.entry.activity
        chosen = [known[value]] if value in known else []
        held = [activity for activity in self.commonest if activity not in chosen]
        return self.commonest if value in {a.code for a in self.commonest} else [*chosen, *held][: len(self.commonest)]

    @property
    def others(self) -> list[tuple[Function, list[Activity]]]:
        """Everything else, by function."""
        large = {activity.code for activity in self.six}
        return [(f, [a for a in some if a.code not in large]) for f, some in self.everything.items()]

    @property
    def more_is_said(self) -> bool:
        """Whether anything beneath "More" is filled in, or wrong, so that it must be seen."""
        quiet = {"audience": Audience.STAFF, "basis": AreaBasis.HAPPENED}
        return any(self[n].errors or self[n].value() not in (None, "", [], quiet.get(n)) for n in MORE)

    def clean_on(self) -> date:
        """No date is today."""
        return self.cleaned_data["on"] or clock.today()

    def clean_pounds(self) -> int | None:
        """Whole pence."""
        try:
            return money.pence(self.cleaned_data["pounds"]) if self.cleaned_data["pounds"] else None
        except ValueError as error:
            raise forms.ValidationError(str(error)) from None

    def clean(self) -> dict[str, Any]:
        """What the rules say of it all."""
        cleaned = super().clean() or self.cleaned_data
        if (
            cleaned.get("when") == "date"
            and cleaned.get("step")
            and not cleaned.get("due")
            and "due" not in self.errors
        ):
            self.add_error("due", _("Say on which date."))
        if self.errors:
            return cleaned
        known = {activity.code: activity.retired_on for activity in self._activities()}
        if self.entry and self.entry.activity:
            known[self.entry.activity.code] = self.entry.activity.retired_on
        codes = [code for code, _name in self.fields["priorities"].choices]  # type: ignore[attr-defined]
        for problem in rules.problems(self.work(), today=clock.today(), activities=known, priorities=codes):
            self.add_error(PLACE_OF.get(problem, "activity"), str(problem.label))
        return cleaned

    def logged(self) -> Logged:
        """Everything the form says."""
        return Logged(self.work(), rules.chosen(self.cleaned_data["groups"]), self._next_step())

    def work(self) -> Work:
        """The act, without its groups."""
        said = self.cleaned_data
        pence, area = said.get("pounds"), said.get("area") or ""
        return Work(
            activity=said["activity"],
            on=said["on"],
            minutes=said["minutes"]
            if said.get("minutes") is not None
            else int(said["quick"])
            if said.get("quick")
            else None,
            people=said.get("people"),
            money=None if pence is None else Money(pence, MoneyKind(said.get("money_kind") or "")),
            where=Where(area, AreaBasis(said.get("basis") or AreaBasis.HAPPENED) if area else AreaBasis.NONE),
            priorities=tuple(said.get("priorities") or ()),
            payer=int(said["payer"]) if said.get("payer") else None,
            public_body=int(said["public_body"]) if said.get("public_body") else None,
            audience=Audience(said.get("audience") or Audience.STAFF),
            note=said.get("note") or "",
            names=said.get("names") or "",
            ref=self.entry.ref if self.entry else "",
            id=said["key"],
        )

    def _next_step(self) -> NextStep | None:
        said = self.cleaned_data
        if not said.get("step"):
            return None
        today = clock.today()
        due = {"tomorrow": today + timedelta(1), "date": said.get("due")}.get(
            said.get("when") or "", today + timedelta(7)
        )
        kind, _sep, whose = (said.get("whose") or f"user:{self.by.pk}").partition(":")
        return NextStep(said["step"], due, int(whose) if kind == "user" else None, whose if kind == "team" else "")


def _public_bodies() -> list[tuple[int, str]]:
    bodies = Organisation.objects.filter(kind=Kind.PUBLIC_BODY, merged_into__isnull=True, closed_on__isnull=True)
    return list(bodies.order_by("name").values_list("pk", "name"))


def _areas() -> list[tuple[str, str]]:
    kinds = (AreaKind.NEIGHBOURHOOD, AreaKind.WARD)
    return list(places.areas().filter(kind__in=kinds).order_by("name").values_list("code", "name"))

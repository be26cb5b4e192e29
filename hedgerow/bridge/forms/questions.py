"""A question as it is written, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as text
from django.utils.translation import gettext_lazy as _

from hedgerow.bodies.models import Department, Office
from hedgerow.bodies.queries import departments, offices
from hedgerow.bridge.models import Question
from hedgerow.bridge.rules import LONGEST_LABEL, MOST_PARTS
from hedgerow.bridge.types import PartKind, Problem, Whom
from hedgerow.engines.voting.queries import rolls
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries import public_bodies, theme_titles
from hedgerow.organisations.types import Band
from hedgerow.places.queries import areas
from hedgerow.shell.forms import Combobox, DayInput, ManyChips, Pounds, ShellForm

BANDS = [(value or "unknown", label) for value, label in Band.choices]
SHORT, LONG = timedelta(days=28), timedelta(days=70)


@dataclass(frozen=True)
class PartRow:
    """The fields of one part. `open`: it says something, or is the first."""

    number: int
    label: forms.BoundField
    kind: forms.BoundField
    options: forms.BoundField
    required: forms.BoundField
    open: bool


class BodyForm(ShellForm):
    """Which public body asks."""

    body = forms.ModelChoiceField(label=_("Which public body asks?"), queryset=Organisation.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = self.fields["body"]
        assert isinstance(held, forms.ModelChoiceField)
        held.queryset = public_bodies()


class QuestionForm(ShellForm):
    """A question to groups."""

    title = forms.CharField(
        label=_("What do you want to know?"), max_length=200, help_text=_("One sentence. Groups read it first.")
    )
    decides = forms.CharField(
        label=_("What will be decided with the answers?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Who decides, and when. Groups answer where it matters."),
    )
    department = forms.ModelChoiceField(
        label=_("Which department asks?"), queryset=Department.objects.none(), required=False
    )
    office = forms.ModelChoiceField(
        label=_("Whose question is it?"), queryset=Office.objects.none(), required=False,
        help_text=_("They are reminded to say what came of it."),
    )  # fmt: skip
    closes_on = forms.DateField(label=_("By when are answers wanted?"), widget=DayInput)
    answer_by = forms.DateField(
        label=_("By when is it said what came of it?"),
        widget=DayInput,
        help_text=_("Groups are told this day, and everybody can see when it has passed."),
    )
    themes = forms.MultipleChoiceField(
        label=_("Only groups that do one of these"), required=False, widget=Combobox,
        help_text=_("Leave these empty to ask every group in the public directory."),
    )  # fmt: skip
    areas = forms.MultipleChoiceField(label=_("Only groups in these wards"), required=False, widget=Combobox)
    bands = forms.MultipleChoiceField(
        label=_("Only groups of this size"), required=False, widget=ManyChips, choices=BANDS
    )
    roll = forms.ChoiceField(
        label=_("Only the members of one network"), required=False,
        help_text=_("Or our members. Every group on the list is asked, also those outside the public directory."),
    )  # fmt: skip
    pay_pence = Pounds(
        label=_("What is a group paid for its time? (£)"), required=False,
        help_text=_("It may be nothing. But small groups answer with somebody’s evening."),
    )  # fmt: skip
    public = forms.BooleanField(
        label=_("Everybody can read the question, and what came of it"), required=False,
        help_text=_("Answers are never shown to everybody: only how many, by size of groups."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, body: Organisation, team: bool, question: Question | None = None, **kwargs: Any
    ) -> None:
        kwargs["initial"] = self._of(question) if question else self._first()
        super().__init__(*args, **kwargs)
        for number in range(1, MOST_PARTS + 1):
            self._add_part(number)
        self._choose("department", departments(body), text("no department"))
        self._choose("office", offices(body), text("nobody in particular"))
        self._offer("themes", list(theme_titles().items()))
        wards = areas(kind="ward", on=clock.today()).order_by("name").values_list("code", "name")
        self._offer("areas", list(wards))
        self.team = team
        lists = rolls(known=not team)  # that some networks exist is told to our team alone
        held = question.whom_asked.roll if question else ""
        #: a list that this reader may not know of: it stays as our team chose it
        self.kept_roll = held if held and held not in dict(lists) else ""
        if self.kept_roll or not lists:
            del self.fields["roll"]
        else:
            self._offer("roll", [("", text("no, any group")), *lists])

    @staticmethod
    def _first() -> dict[str, Any]:
        today = clock.today()
        return {"closes_on": today + SHORT, "answer_by": today + LONG, "public": True}

    @staticmethod
    def _of(question: Question) -> dict[str, Any]:
        names = ("title", "decides", "department", "office", "closes_on", "answer_by", "pay_pence", "public")
        told = {name: getattr(question, name) for name in names}
        whom = question.whom_asked
        told |= {"themes": whom.themes, "areas": whom.areas, "bands": whom.bands, "roll": whom.roll}
        for number, part in enumerate(question.asked, 1):
            told |= {
                f"part{number}_label": part.label,
                f"part{number}_kind": part.kind,
                f"part{number}_options": "\n".join(part.options),
                f"part{number}_required": part.required,
            }
        return told

    def _add_part(self, number: int) -> None:
        self.fields[f"part{number}_label"] = forms.CharField(
            label=_("What do you ask?"), max_length=LONGEST_LABEL, required=number == 1
        )
        self.fields[f"part{number}_kind"] = forms.ChoiceField(
            label=_("How is it answered?"), choices=PartKind.choices, required=False, initial=PartKind.TEXT
        )
        self.fields[f"part{number}_options"] = forms.CharField(
            label=_("What to choose from, one on each line"), required=False, max_length=2000,
            widget=forms.Textarea(attrs={"rows": 3}),
        )  # fmt: skip
        self.fields[f"part{number}_required"] = forms.BooleanField(label=_("Must be answered"), required=False)

    def _choose(self, name: str, rows: Any, empty: str) -> None:
        held = self.fields[name]
        assert isinstance(held, forms.ModelChoiceField)
        held.queryset, held.empty_label = rows, empty
        if name == "office":
            held.label_from_instance = lambda one: ", ".join(filter(None, (one.who, one.title)))  # type: ignore[method-assign,assignment]

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        held = self.fields[name]
        assert isinstance(held, forms.ChoiceField)
        held.choices = choices

    @property
    def part_rows(self) -> Iterator[PartRow]:
        """The fields of the parts, one row for each."""
        for number in range(1, MOST_PARTS + 1):
            held = {name: self[f"part{number}_{name}"] for name in ("label", "kind", "options", "required")}
            said = bool(held["label"].value()) or any(one.errors for one in held.values())
            yield PartRow(number, **held, open=number == 1 or said)

    @property
    def main_fields(self) -> list[forms.BoundField]:
        """What comes before the parts."""
        return [self[name] for name in ("title", "decides", "department", "office", "closes_on", "answer_by")]

    @property
    def whom_fields(self) -> list[forms.BoundField]:
        """Which groups are asked."""
        return [self[name] for name in ("themes", "areas", "bands", "roll") if name in self.fields]

    @property
    def last_fields(self) -> list[forms.BoundField]:
        """What comes after the parts."""
        return [self["pay_pence"], self["public"]]

    def clean(self) -> dict[str, Any]:
        """Officers ask a network as a whole: narrowed, it could be told who belongs to it."""
        told = super().clean() or self.cleaned_data
        if told.get("roll") and not self.team and any(told.get(name) for name in ("themes", "areas", "bands")):
            self.add_error("roll", Problem.ROLL.label)
        return told

    def facts(self) -> dict[str, Any]:
        """What was typed, as actions take it."""
        told = self.cleaned_data
        names = ("title", "decides", "department", "office", "closes_on", "answer_by", "pay_pence", "public")
        lists = {name: tuple(told.get(name, ())) for name in ("themes", "areas", "bands")}
        rows = [self._part(number) for number in range(1, MOST_PARTS + 1) if told.get(f"part{number}_label")]
        return {
            **{name: told[name] for name in names},
            "whom": Whom(**lists, roll=told.get("roll") or self.kept_roll),
            "parts": rows,
        }

    def _part(self, number: int) -> dict[str, Any]:
        told = {
            name: self.cleaned_data.get(f"part{number}_{name}") for name in ("label", "kind", "options", "required")
        }
        lines = str(told["options"] or "").splitlines()
        return {"id": f"q{number}", **told, "kind": told["kind"] or PartKind.TEXT, "options": lines}


class OutcomeForm(ShellForm):
    """What came of a question."""

    heard = forms.CharField(
        label=_("What did you hear?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Name no group that chose not to be named."),
    )  # fmt: skip
    did = forms.CharField(
        label=_("What do you do with it?"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    why_not = forms.CharField(
        label=_("What do you not do, and why?"), max_length=2000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(question, name) for name in ("heard", "did", "why_not")}
        super().__init__(*args, **kwargs)

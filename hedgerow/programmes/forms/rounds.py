"""A programme, a round, its questions, its scoring guide, and who can get it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.questions.types import LISTED, NO, YES, Kind, Question
from hedgerow.funding.queries.applicants import area_choices
from hedgerow.funding.rules.criteria import load, to_needs
from hedgerow.funding.types import Holding, Needs
from hedgerow.organisations.types import LegalForm
from hedgerow.programmes.models import Programme, Round
from hedgerow.programmes.types import ApplicationState, Criterion, Filters, Outcome, Terms
from hedgerow.shell.forms import Combobox, DayInput, FilterForm, ManyChips, Pounds, ShellForm
from hedgerow.standards.threesixty import ORG_ID

SPARE = 2


class ProgrammeForm(ShellForm):
    """A grant scheme."""

    name = forms.CharField(label=_("Name"), max_length=150)
    about = forms.CharField(
        label=_("What it is for"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Two sentences that anybody understands."),
    )  # fmt: skip
    payer = forms.CharField(label=_("Whose money it is"), max_length=200, help_text=_("Like: Mallowdale Council."))
    payer_id = forms.CharField(
        label=_("Identifier of whose money it is"), max_length=60, required=False,
        help_text=_("Like GB-LAE-MAN or GB-CHC-1000003. The fund is published with it, for all who read of it."),
    )  # fmt: skip
    contact = forms.EmailField(label=_("Where questions go"), required=False)

    def clean_payer_id(self) -> str:
        """As 360Giving writes identifiers of organisations."""
        said = str(self.cleaned_data["payer_id"]).strip()
        if said and not ORG_ID.fullmatch(said):
            raise forms.ValidationError(_("Write it like GB-CHC-1000003."))
        return said

    def __init__(self, *args: Any, held: Programme | None = None, **kwargs: Any) -> None:
        if held is not None:
            kwargs.setdefault("initial", {name: getattr(held, name) for name in self.base_fields})
        super().__init__(*args, **kwargs)


class RoundForm(ShellForm):
    """What is announced of a round."""

    title = forms.CharField(label=_("Name of this round"), max_length=150, help_text=_("Like: Spring 2027."))
    about = forms.CharField(
        label=_("What it is for"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What you hope to fund, and what you will not."),
    )  # fmt: skip
    pot = Pounds(label=_("How much there is, in pounds"))
    least = Pounds(label=_("Smallest grant, in pounds"))
    most = Pounds(label=_("Largest grant, in pounds"))
    opens_on = forms.DateField(label=_("Opens on"), widget=DayInput)
    closes_on = forms.DateField(
        label=_("Last day"), widget=DayInput, help_text=_("It counts until its last second, one before midnight.")
    )
    decision_by = forms.DateField(
        label=_("Everybody is told by"), widget=DayInput, help_text=_("A promise: it stands on the page of the round.")
    )
    line_below = Pounds(
        label=_("A line is enough to report on grants below, in pounds"),
        help_text=_("Ask of a small grant a small report."),
    )
    full_from = Pounds(label=_("A full report is asked from, in pounds"))

    def __init__(self, *args: Any, held: Round | None = None, **kwargs: Any) -> None:
        if held is not None:
            kwargs.setdefault("initial", {name: getattr(held, name) for name in self.base_fields})
        else:
            kwargs.setdefault("initial", self.usual(kwargs.pop("today")))
        kwargs.pop("today", None)
        super().__init__(*args, **kwargs)

    @staticmethod
    def usual(today: date) -> dict[str, Any]:
        """Days and sums that most begin with: six weeks to apply, six to decide."""
        opens = today + timedelta(days=7)
        return {
            "least": 20_000, "most": 200_000, "line_below": 50_000, "full_from": 1_000_000, "opens_on": opens,
            "closes_on": opens + timedelta(days=42), "decision_by": opens + timedelta(days=84),
        }  # fmt: skip

    def terms(self, held: Round | None = None) -> Terms:
        """What was typed; who decides stays as it is."""
        told = dict(self.cleaned_data)
        if held is not None:
            told |= {"deciders": held.deciders, "budget": held.budget}
        return Terms(**told)


class CriteriaForm(ShellForm):
    """Who can get it."""

    areas = forms.MultipleChoiceField(
        label=_("Only for work in"), required=False, widget=Combobox, help_text=_("Leave it empty for the whole place.")
    )
    legal_forms = forms.MultipleChoiceField(
        label=_("Only for groups that are"), required=False, widget=ManyChips, choices=LegalForm.choices
    )
    income_most = Pounds(label=_("Income a year at most, in pounds"), required=False)
    months = forms.IntegerField(
        label=_("Months that a group must have been going"), required=False, min_value=0, max_value=600
    )
    committee = forms.IntegerField(
        label=_("People on the committee who are not related, at least"), required=False, min_value=0, max_value=100
    )
    has = forms.MultipleChoiceField(
        label=_("A group must have"), required=False, choices=Holding.choices, widget=forms.CheckboxSelectMultiple
    )
    registered = forms.BooleanField(label=_("Only groups on a public register"), required=False)

    def __init__(self, *args: Any, held: Round, **kwargs: Any) -> None:
        now = to_needs(load(held.criteria))
        kwargs["initial"] = {
            **{name: sorted(getattr(now, name)) for name in ("areas", "legal_forms", "has")},
            **{name: getattr(now, name) for name in ("income_most", "months", "committee", "registered")},
        }
        super().__init__(*args, **kwargs)
        field = self.fields["areas"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = area_choices()

    def needs(self) -> Needs:
        """What was typed."""
        told = self.cleaned_data
        return Needs(
            areas=frozenset(told["areas"]), legal_forms=frozenset(told["legal_forms"]), income_most=told["income_most"],
            months=told["months"] or None, committee=told["committee"] or None,
            has=frozenset(Holding(code) for code in told["has"]), registered=told["registered"],
        )  # fmt: skip


class QuestionForm(ShellForm):
    """One question of a form. What hangs on another is asked only where that was answered so."""

    label = forms.CharField(label=_("What is asked"), max_length=200)
    kind = forms.ChoiceField(label=_("How it is answered"), choices=Kind.choices, initial=Kind.LONG)
    guidance = forms.CharField(
        label=_("A word of help"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("It stands beneath the question."),
    )  # fmt: skip
    most_words = forms.IntegerField(label=_("Words at most"), required=False, min_value=1, max_value=5_000)
    options = forms.CharField(
        label=_("Choices, each on a line of its own"), required=False, max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}), help_text=_("Only for lists."),
    )  # fmt: skip
    required = forms.BooleanField(label=_("It must be answered"), required=False, initial=True)
    only = forms.ChoiceField(label=_("Ask it only where"), required=False)

    def __init__(self, *args: Any, form: Sequence[Question], held: Question | None = None, **kwargs: Any) -> None:
        self.form, self.held = form, held
        if held is not None:
            kwargs.setdefault("initial", {
                "label": held.label, "kind": held.kind, "guidance": held.guidance, "most_words": held.most_words,
                "options": "\n".join(held.options), "required": held.required,
                "only": f"{held.only_if}={held.only_value}" if held.only_if else "",
            })  # fmt: skip
        super().__init__(*args, **kwargs)
        field = self.fields["only"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _now("always")), *self._conditions()]

    def _conditions(self) -> list[tuple[str, str]]:
        before = list(self.form)
        if self.held is not None and self.held in before:
            before = before[: before.index(self.held)]
        found = []
        for one in before:
            if one.kind not in (*LISTED, Kind.YES_NO):
                continue
            values = {YES: _now("yes"), NO: _now("no")} if one.kind == Kind.YES_NO else {o: o for o in one.options}
            found += [(f"{one.key}={value}", f"{one.label[:60]} – {words}") for value, words in values.items()]
        return found

    def question(self) -> Question:
        """What was typed, under its old key or a new one."""
        told = self.cleaned_data
        only_if, _sign, only_value = told["only"].partition("=")
        listed = told["kind"] in LISTED
        return Question(
            key=self.held.key if self.held else self._new_key(told["label"]),
            kind=Kind(told["kind"]),
            label=told["label"],
            guidance=told["guidance"],
            required=told["required"],
            most_words=told["most_words"] if told["kind"] in (Kind.SHORT, Kind.LONG) else None,
            options=tuple(line.strip() for line in told["options"].splitlines() if line.strip()) if listed else (),
            only_if=only_if,
            only_value=only_value,
        )

    def _new_key(self, label: str) -> str:
        stem, taken = (slugify(label)[:20] or "question"), {one.key for one in self.form}
        return next(key for n in range(len(taken) + 1) if (key := f"{stem}-{n}" if n else stem) not in taken)


class GuideForm(ShellForm):
    """What is scored: a row for each thing, and some to spare. A row without a name goes."""

    def __init__(self, *args: Any, guide: Sequence[Criterion], **kwargs: Any) -> None:
        self.guide = list(guide)
        initial: dict[str, Any] = {}
        for number, one in enumerate(self.guide):
            told = {"label": one.label, "guide": one.guide, "most": one.most, "weight": one.weight}
            initial |= {f"{name}_{number}": value for name, value in told.items()}
        super().__init__(*args, initial=initial, **kwargs)
        self.count = len(self.guide) + SPARE
        for number in range(self.count):
            self.fields[f"label_{number}"] = forms.CharField(label=_("What is scored"), max_length=80, required=False)
            self.fields[f"guide_{number}"] = forms.CharField(
                label=_("What a low and a high score look like"), max_length=400, required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip
            self.fields[f"most_{number}"] = forms.IntegerField(label=_("0 to"), min_value=1, max_value=10, initial=5)
            self.fields[f"weight_{number}"] = forms.IntegerField(
                label=_("Weight"), min_value=1, max_value=10, initial=1
            )

    @property
    def rows(self) -> list[list[forms.BoundField]]:
        """The fields, row by row."""
        names = ("label", "guide", "most", "weight")
        return [[self[f"{name}_{number}"] for name in names] for number in range(self.count)]

    def criteria(self) -> list[Criterion]:
        """What was typed."""
        found: list[Criterion] = []
        for number in range(self.count):
            label = self.cleaned_data[f"label_{number}"].strip()
            if not label:
                continue
            key = self.guide[number].key if number < len(self.guide) else self._new_key(label, found)
            told = {name: self.cleaned_data[f"{name}_{number}"] for name in ("guide", "most", "weight")}
            found.append(Criterion(key, label, **told))
        return found

    def _new_key(self, label: str, found: Sequence[Criterion]) -> str:
        stem, taken = (slugify(label)[:20] or "thing"), {one.key for one in [*self.guide, *found]}
        return next(key for n in range(len(taken) + 1) if (key := f"{stem}-{n}" if n else stem) not in taken)


class RoundFilters(FilterForm):
    """Narrows the applications of a round."""

    q = forms.CharField(label=_("Words"))
    state = forms.ChoiceField(label=_("How far"), choices=[("", _("any")), *ApplicationState.choices])
    outcome = forms.ChoiceField(label=_("Decided"), choices=[("", _("any")), ("none", _("not yet")), *Outcome.choices])

    def filters(self) -> Filters:
        """What is on."""
        told = self.chosen()
        return Filters(told.get("q", ""), told.get("state", ""), told.get("outcome", ""))

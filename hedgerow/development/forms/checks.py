"""The shape of a health check and of a plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.models import User
from hedgerow.accounts.queries import colleagues
from hedgerow.development.forms.groups import GroupField, offer
from hedgerow.development.types import Given, HealthArea, Question, Reply, Weight
from hedgerow.organisations.types import Band
from hedgerow.shell.forms import Chips, DayInput, FilterForm, ShellForm


@dataclass(frozen=True)
class Asked:
    """A question with its two fields."""

    question: Question
    reply: forms.BoundField
    comment: forms.BoundField


class ReplyField(forms.ChoiceField):
    """An answer that a whole check needs and that may be left for later: its page does not call it optional."""

    def validate(self, value: Any) -> None:
        """Raise ValidationError for an answer that is none; none at all is left for later."""
        if value not in self.empty_values:
            super().validate(value)


class AreaForm(ShellForm):
    """The questions of one area. None has to be answered now: what is, is kept."""

    def __init__(
        self, *args: Any, area: HealthArea, asked: Sequence[str], held: Mapping[str, Given], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.questions = [question for question in area.questions if question.code in asked]
        for question in self.questions:
            given = held.get(question.code)
            self.fields[f"reply_{question.code}"] = ReplyField(
                label=question.text, choices=Reply.choices, widget=Chips,
                initial=given.reply if given else None, help_text=question.law,
            )  # fmt: skip
            self.fields[f"comment_{question.code}"] = forms.CharField(
                label=_("Comment"), required=False, max_length=500, initial=given.comment if given else "",
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip

    def duties(self) -> list[Asked]:
        """What the law asks for."""
        return [asked for asked in self._all() if asked.question.weight == Weight.DUTY]

    def practice(self) -> list[Asked]:
        """The rest."""
        return [asked for asked in self._all() if asked.question.weight == Weight.GOOD]

    def _all(self) -> Iterator[Asked]:
        for question in self.questions:
            yield Asked(question, self[f"reply_{question.code}"], self[f"comment_{question.code}"])

    def given(self) -> list[Given]:
        """What was answered, as `actions.answer` takes it; a comment without an answer is a "not sure"."""
        said = self.cleaned_data
        found = [
            Given(question.code, said[f"reply_{question.code}"], said[f"comment_{question.code}"])
            for question in self.questions
        ]
        return [
            Given(each.question, each.reply or Reply.UNSURE, each.comment)
            for each in found
            if each.reply or each.comment
        ]


class ActionForm(ShellForm):
    """Something to do: what, who of the group, by when. Our team may take it on itself."""

    what = forms.CharField(label=_("What"), max_length=200)
    who = forms.CharField(label=_("Who of you"), required=False, max_length=120)
    due = forms.DateField(label=_("By when"), required=False, widget=DayInput)
    worker = forms.ModelChoiceField(
        label=_("Or somebody of our team"), queryset=User.objects.none(), required=False, empty_label=_("nobody")
    )

    def __init__(self, *args: Any, team: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if team:
            self.fields["worker"].queryset = colleagues()  # type: ignore[attr-defined]
            self.fields["worker"].label_from_instance = lambda user: user.name  # type: ignore[attr-defined]
        else:
            del self.fields["worker"]


@dataclass(frozen=True)
class Proposed:
    """Something that a check proposes for the plan, with its fields."""

    question: Question
    take: forms.BoundField
    what: forms.BoundField
    who: forms.BoundField
    due: forms.BoundField


class ProposalForm(ShellForm):
    """What a check proposes: each may be taken into the plan, in the group's own words. Legal duties are ticked."""

    def __init__(self, *args: Any, questions: Sequence[Question], due: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        for question in questions:
            code = question.code
            self.fields[f"take_{code}"] = forms.BooleanField(
                label=question.todo, required=False, initial=question.weight == Weight.DUTY
            )
            self.fields[f"what_{code}"] = forms.CharField(
                label=_("In your words"), required=False, max_length=200, initial=question.todo
            )
            self.fields[f"who_{code}"] = forms.CharField(label=_("Who"), required=False, max_length=120)
            self.fields[f"due_{code}"] = forms.DateField(
                label=_("By when"), required=False, widget=DayInput, initial=due
            )

    def proposed(self) -> list[Proposed]:
        """Each with its fields."""
        return [
            Proposed(each, *(self[f"{part}_{each.code}"] for part in ("take", "what", "who", "due")))
            for each in self.questions
        ]

    def taken(self) -> list[dict[str, Any]]:
        """What was ticked, as `actions.add_action` takes it."""
        said = self.cleaned_data
        return [
            {
                "question": each.code,
                "what": said[f"what_{each.code}"] or str(each.todo),
                "who": said[f"who_{each.code}"],
                "due": said[f"due_{each.code}"],
            }
            for each in self.questions
            if said[f"take_{each.code}"]
        ]


class PickForm(ShellForm):
    """Which group to take a health check with."""

    group = GroupField(label=_("A group"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "group")


class ChecksForm(FilterForm):
    """What the list of checks is narrowed by."""

    q = forms.CharField(
        label=_("Group"), max_length=100, widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"})
    )
    band = forms.ChoiceField(label=_("Size"), choices=[("", _("any")), *(each for each in Band.choices if each[0])])
    state = forms.ChoiceField(
        label=_("How far"),
        choices=[
            ("", _("any")),
            ("under_way", _("under way")),
            ("first", _("a legal duty is not met")),
            ("no_plan", _("no plan agreed")),
            ("due", _("more than a year ago")),
        ],
    )

    def label_of(self, name: str) -> str:
        """A filter that is on, in words."""
        field, value = self.fields[name], self.chosen()[name]
        offered: dict[Any, Any] = dict(field.widget.choices) if isinstance(field.widget, forms.Select) else {}
        return f"{field.label}: {offered.get(value, value)}"

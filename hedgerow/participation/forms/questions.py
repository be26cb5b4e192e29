"""Asking a question, sending an idea, saying what becomes of it, and narrowing lists."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.participation.models import Conversation
from hedgerow.participation.types import Decision, Order, Question, Stage
from hedgerow.places.queries import areas
from hedgerow.places.types import AreaKind
from hedgerow.shell.forms import Chips, DayInput, FilterForm, ShellForm


def wards(first: Any) -> list[tuple[str, Any]]:
    """The wards here by name, after what stands for none."""
    return [("", first), *areas(kind=AreaKind.WARD).values_list("code", "name")]


def offer_wards(form: forms.Form, name: str, first: Any) -> None:
    """Let a field choose among the wards."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = wards(first)


class QuestionForm(ShellForm):
    """A question to residents, with what they need to know before they answer."""

    question = forms.CharField(
        label=_("The question"),
        max_length=160,
        help_text=_("As you would ask a neighbour: What should the old library be?"),
    )
    about = forms.CharField(label=_("What it is about"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5}))
    can_change = forms.CharField(
        label=_("What can change"),
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What people’s answers can really alter."),
    )
    cannot_change = forms.CharField(
        label=_("What cannot change, and why"),
        max_length=1500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Better said now than at the end."),
    )
    decided_by = forms.CharField(
        label=_("Who decides"), max_length=200, help_text=_("Like: the council’s parks committee, on 3 May.")
    )
    area = forms.ChoiceField(label=_("Where"), required=False)
    starts_on = forms.DateField(label=_("Open from"), widget=DayInput)
    ends_on = forms.DateField(label=_("Open until"), widget=DayInput)
    answer_by = forms.DateField(
        label=_("We tell what was decided by"),
        widget=DayInput,
        help_text=_("A promise: it stands on the page, and among our to-dos until it is kept."),
    )

    def __init__(self, *args: Any, held: Conversation | None = None, **kwargs: Any) -> None:
        if held is not None:
            kwargs.setdefault("initial", {name: getattr(held, name) for name in self.base_fields})
        super().__init__(*args, **kwargs)
        offer_wards(self, "area", _("the whole place"))

    def question_typed(self) -> Question:
        """What was typed."""
        return Question(**self.cleaned_data)


class IdeaForm(ShellForm):
    """An idea of anybody."""

    title = forms.CharField(label=_("Your idea in a line"), max_length=120)
    text = forms.CharField(
        label=_("More about it"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    ward = forms.ChoiceField(label=_("Where it would be"), required=False)
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("Only if you want to be told what becomes of it. It is shown to nobody, and forgotten afterwards."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_wards(self, "ward", _("anywhere"))


class DecisionForm(ShellForm):
    """What becomes of an idea."""

    decision = forms.ChoiceField(
        label=_("What becomes of it"), widget=Chips, choices=[choice for choice in Decision.choices if choice[0]]
    )
    reason = forms.CharField(
        label=_("Why"),
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Everybody reads it, and whoever wrote the idea most of all."),
    )


class AnswerForm(ShellForm):
    """What was decided, in a few sentences."""

    summary = forms.CharField(label=_("What was decided"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6}))


class IdeaFilters(FilterForm):
    """What ideas are narrowed by."""

    first = ("order", "decision")

    order = forms.ChoiceField(label=_("Order"), choices=Order.choices)
    q = forms.CharField(label=_("Words"), max_length=100)
    ward = forms.ChoiceField(label=_("Ward"))
    decision = forms.ChoiceField(label=_("What became of it"))

    def __init__(self, *args: Any, told: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_wards(self, "ward", _("all wards"))
        decision = self.fields["decision"]
        assert isinstance(decision, forms.ChoiceField)
        decision.choices = [("", _("all")), *(choice for choice in Decision.choices if choice[0])]
        if not told:
            del self.fields["decision"]

    def asked(self) -> dict[str, str]:
        """The filters as `queries.ideas` takes them."""
        chosen = self.chosen()
        return {"words" if name == "q" else name: value for name, value in chosen.items()}


class QuestionFilters(FilterForm):
    """What the list of questions is narrowed by."""

    q = forms.CharField(label=_("Words"), max_length=100)
    show = forms.ChoiceField(
        label=_("Which"),
        choices=[("", _("all")), ("open", _("open now")), ("waiting", _("being decided")), ("told", _("decided"))],
    )
    area = forms.ChoiceField(label=_("Ward"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_wards(self, "area", _("all wards"))


class BudgetFilters(FilterForm):
    """What the list of budgets is narrowed by."""

    q = forms.CharField(label=_("Words"), max_length=100)
    stage = forms.ChoiceField(
        label=_("How far"), choices=[("", _("all")), *(choice for choice in Stage.choices if choice[0] != Stage.DRAFT)]
    )

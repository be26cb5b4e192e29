"""The filters of the lists of funds and of bids."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.models import User
from hedgerow.engines.lifecycle.types import State
from hedgerow.funding.queries.applicants import area_choices
from hedgerow.funding.types import BidFilters, Clock, FundFilters, FundKind, Stage, When
from hedgerow.funding.types.funds import CostKind, HelpKind
from hedgerow.organisations.queries import theme_titles
from hedgerow.organisations.types import Band, LegalForm, TagScheme
from hedgerow.shell.forms import FilterForm, Pounds

Choices = list[tuple[str, Any]]
ANY: Choices = [("", _("any"))]
FORMS: Choices = [each for each in LegalForm.choices if each[0] not in ("", LegalForm.CHARTER, LegalForm.PUBLIC)]


class LabelledFilters(FilterForm):
    """Filters that say what is on."""

    def offer(self, name: str, choices: Choices) -> None:
        """The choices of one filter."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def label_of(self, name: str) -> str:
        """A filter that is on, in words: "Where: Ash"."""
        field, value = self.fields[name], self.chosen()[name]
        offered: dict[Any, Any] = dict(field.widget.choices) if isinstance(field.widget, forms.Select) else {}
        return f"{field.label}: {offered.get(value, field.prepare_value(value))}"


class FundFilterForm(LabelledFilters):
    """What somebody looks for among the funds."""

    first = ("q", "area", "theme")

    q = forms.CharField(
        label=_("Words"), max_length=100, widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"})
    )
    area = forms.ChoiceField(label=_("Where you work"))
    theme = forms.ChoiceField(label=_("What for"))
    beneficiary = forms.ChoiceField(label=_("For whom"))
    band = forms.ChoiceField(label=_("Your income a year"))
    legal_form = forms.ChoiceField(label=_("How you are set up"))
    amount = Pounds(label=_("How much you need, in pounds"), widget=forms.TextInput(attrs={"inputmode": "decimal"}))
    when = forms.ChoiceField(label=_("Closing date"), choices=When.choices)
    kind = forms.ChoiceField(label=_("What is given"), choices=[*ANY, *FundKind.choices])
    cost = forms.ChoiceField(label=_("What it pays for"), choices=[*ANY, *CostKind.choices])
    help = forms.ChoiceField(label=_("Help that is not money"), choices=[*ANY, *HelpKind.choices])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("area", [("", _("anywhere here")), *area_choices()])
        self.offer("theme", [("", _("anything")), *theme_titles(TagScheme.THEME).items()])
        self.offer("beneficiary", [("", _("anybody")), *theme_titles(TagScheme.BENEFICIARY).items()])
        self.offer("band", ANY + [each for each in Band.choices if each[0]])
        self.offer("legal_form", ANY + FORMS)

    def filters(self) -> FundFilters:
        """What was chosen, as the query takes it."""
        chosen = self.chosen()
        return FundFilters(words=chosen.pop("q", ""), amount_pence=chosen.pop("amount", None), **chosen)


class ManagedFundsForm(FundFilterForm):
    """The same for our team, who also see what is not open."""

    first = ("q", "state", "theme")

    state = forms.ChoiceField(label=_("Which"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("state", [("", _("open to be applied to")), ("all", _("all")), *State.choices])


class BidFilterForm(LabelledFilters):
    """What our team looks for among the bids."""

    first = ("q", "stage", "adviser", "clock")

    q = forms.CharField(
        label=_("Group, fund or purpose"),
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    stage = forms.ChoiceField(label=_("How far"))
    adviser = forms.ChoiceField(label=_("Adviser"))
    clock = forms.ChoiceField(label=_("What it waits for"))
    fund = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        team = User.objects.filter(is_active=True).exclude(role="").order_by("name")
        people = [(str(pk), name) for pk, name in team.values_list("pk", "name")]
        self.offer("stage", [("", _("all")), ("open", _("all that are open")), *Stage.choices])
        self.offer("adviser", [("", _("anybody")), ("none", _("nobody yet")), *people])
        self.offer("clock", [("", _("anything")), *Clock.choices])

    def filters(self) -> BidFilters:
        """What was chosen, as the query takes it."""
        chosen = {name: str(value) for name, value in self.chosen().items()}
        return BidFilters(words=chosen.pop("q", ""), **chosen)

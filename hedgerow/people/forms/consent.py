"""The shape of what people agree to, and of what they need."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries import live
from hedgerow.organisations.types import Kind
from hedgerow.people.forms.contacts import TOLD, TakesErrors
from hedgerow.people.models import AccessNeeds
from hedgerow.people.queries.preferences import Preference
from hedgerow.people.types import How, Need
from hedgerow.shell.forms import Chips, ShellForm

SAID = [("yes", _("yes")), ("no", _("no")), ("skip", _("not asked"))]


class PreferencesForm(TakesErrors, ShellForm):
    """What somebody agrees to: one box for each purpose, as they change it themselves."""

    def __init__(self, *args: Any, asked: Sequence[Preference], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        for one in asked:
            self.fields[one.key] = forms.BooleanField(label=one.words, required=False, initial=one.given)

    def answers(self) -> dict[str, bool]:
        """Yes or no to each."""
        return {one.key: bool(self.cleaned_data[one.key]) for one in self.asked}


class ToldForm(TakesErrors, ShellForm):
    """The same as somebody told it to one of us: what they were not asked stays as it is."""

    def __init__(self, *args: Any, asked: Sequence[Preference], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        for one in asked:
            said = ("yes" if one.given else "no") if one.newest else "skip"
            self.fields[one.key] = forms.ChoiceField(label=one.words, choices=SAID, widget=Chips, initial=said)
        bodies = live().filter(kind=Kind.PUBLIC_BODY, closed_on__isnull=True).order_by("name")
        asked_about = {one.partner.pk for one in asked if one.partner}
        self.fields["partner"] = forms.ModelChoiceField(
            label=_("May we pass their details on? They say yes to"), required=False,
            queryset=bodies.exclude(pk__in=asked_about), empty_label=_("nobody else"),
        )  # fmt: skip
        self.fields["how"] = forms.ChoiceField(
            label=_("How did they tell us?"), choices=TOLD, initial=How.PHONE, widget=Chips
        )

    def answers(self) -> dict[str, bool]:
        """Yes or no to each that was asked."""
        said = {one.key: self.cleaned_data[one.key] for one in self.asked}
        return {key: value == "yes" for key, value in said.items() if value != "skip"}

    @property
    def partner(self) -> Organisation | None:
        """A partner that they now agree to."""
        found: Organisation | None = self.cleaned_data["partner"]
        return found


class NeedsForm(TakesErrors, ShellForm):
    """What somebody needs to take part."""

    needs = forms.MultipleChoiceField(
        label=_("What helps"), required=False, choices=Need.choices, widget=forms.CheckboxSelectMultiple
    )
    more = forms.CharField(
        label=_("In their own words"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(
        self, *args: Any, held: AccessNeeds | None, words: str, told: bool, agreed: bool, **kwargs: Any
    ) -> None:
        """`told`: they told one of us. `agreed`: they have said yes before, and need not be asked again."""
        if held is not None:
            kwargs["initial"] = {"needs": held.needs, "more": held.more}
        super().__init__(*args, **kwargs)
        if not agreed:
            self.fields["agreed"] = forms.BooleanField(label=words, required=False)
        if told:
            self.fields["how"] = forms.ChoiceField(
                label=_("How did they tell us?"), choices=TOLD, initial=How.PHONE, widget=Chips
            )
        else:
            self.fields["more"].label = _("In your own words")

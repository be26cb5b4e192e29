"""Declaring an interest, ending one, and the filter of the register."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.bodies.types import Ended, InterestKind
from hedgerow.kernel import clock, refs
from hedgerow.shell.forms import DayInput, FilterForm, ShellForm


class DeclareForm(ShellForm):
    """What our interest is, in plain words."""

    ref = forms.CharField(max_length=80, widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("What is it?"), choices=InterestKind.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("In plain words"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everybody reads this, so name nobody. Like: our own advice project has bid for this contract."),
    )
    on = forms.DateField(label=_("Since"), widget=DayInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"on": clock.today(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)

    def clean_ref(self) -> str:
        """The record, which must be one."""
        given: str = self.cleaned_data["ref"]
        try:
            return str(refs.parse(given))
        except ValueError:
            raise forms.ValidationError(_("Open the record first, and declare it from there.")) from None


class EndForm(ShellForm):
    """From when we have it no more."""

    on = forms.DateField(label=_("First day without it"), widget=DayInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"on": clock.today()}, **kwargs)


class InterestsForm(FilterForm):
    """Which interests somebody looks for."""

    show = forms.ChoiceField(label=_("Show those"), choices=Ended.choices)
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("any")), *InterestKind.choices])

    def filters(self) -> dict[str, Any]:
        """What was chosen, as the query takes it."""
        return {name: value for name, value in self.chosen().items() if name in ("show", "kind")}

"""The shape of a course, of the list of courses, and of the one question."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel.money import pence
from hedgerow.shell.forms import Chips, FilterForm, ShellForm

USEFUL = ((4, _("very useful")), (3, _("useful")), (2, _("a little")), (1, _("not useful")))
ACTIVITY = (("training", _("Training")), ("fundraising-training", _("Training on raising money")))


class CourseFilter(FilterForm):
    """Courses by words; those that we no longer offer."""

    q = forms.CharField(label=_("Find a course"), max_length=80)
    ended = forms.BooleanField(label=_("No longer offered"))

    def chosen(self) -> dict[str, Any]:
        """The filters that are on: a box that is not ticked is none."""
        return {name: value for name, value in super().chosen().items() if value}


class PoundsField(forms.CharField):
    """Pounds as people write them; pence as we keep them. Empty is free."""

    def to_python(self, value: Any) -> int:  # type: ignore[override]
        try:
            return pence(str(value)) if value not in (None, "") else 0
        except ValueError as error:
            raise ValidationError(str(error)) from error

    def prepare_value(self, value: Any) -> Any:
        """Pence as pounds; what somebody typed stays as they typed it."""
        return (f"{value / 100:.2f}" if value else "") if isinstance(value, int) else value


class CourseForm(ShellForm):
    """What we teach; its dates begin with the figures below."""

    title = forms.CharField(label=_("Title"), max_length=120)
    covers = forms.CharField(
        label=_("What it covers"), max_length=3000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    audience = forms.CharField(label=_("Who it is for"), max_length=200, required=False)
    trainer = forms.CharField(label=_("Trainer"), max_length=160, required=False)
    activity = forms.ChoiceField(label=_("Recorded as"), choices=ACTIVITY, widget=Chips, initial="training")
    minutes = forms.IntegerField(label=_("Minutes"), min_value=15, max_value=20160, initial=120)
    places = forms.IntegerField(
        label=_("Places"), help_text=_("Empty: as many as come."), min_value=1, max_value=5000, required=False
    )
    price_pence = PoundsField(label=_("Price (£)"), help_text=_("Empty: free."), required=False)
    member_pence = PoundsField(label=_("For members (£)"), help_text=_("Empty: free."), required=False)


class UsefulForm(ShellForm):
    """One question, and a line for whoever likes."""

    useful = forms.TypedChoiceField(label=_("How useful was it?"), choices=USEFUL, coerce=int, widget=Chips)
    words = forms.CharField(
        label=_("What would have made it better?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

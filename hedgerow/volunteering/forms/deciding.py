"""Answering somebody, in a word or two."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock
from hedgerow.shell.forms import DayInput, ShellForm
from hedgerow.volunteering import queries
from hedgerow.volunteering.forms.applying import ADULT, YOUNG
from hedgerow.volunteering.models import Application
from hedgerow.volunteering.types import Ending

MOST_ROLES = 300


class TouchForm(ShellForm):
    """Somebody has spoken with them."""

    note = forms.CharField(
        label=_("A note for whoever goes on"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )


class DeclineForm(ShellForm):
    """Not this time."""

    reason = forms.CharField(
        label=_("Why, in a sentence they will read"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why, kindly: they will read it.")},
    )


class StartForm(ShellForm):
    """They have begun."""

    on = forms.DateField(label=_("They began on"), widget=DayInput, initial=clock.today)


class EndForm(ShellForm):
    """It has ended."""

    on = forms.DateField(label=_("Ended on"), widget=DayInput, initial=clock.today)
    why = forms.ChoiceField(label=_("Why"), choices=Ending.choices)
    words = forms.CharField(
        label=_("What can be learnt from it"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )


class PassOnForm(ShellForm):
    """On to the group."""

    agreed = forms.CharField(label=_("Which parent or guardian agreed, and when"), required=False, max_length=300)

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if application.adult:
            del self.fields["agreed"]
        else:
            self.fields["agreed"].required = True


class IntroduceForm(ShellForm):
    """Another role for somebody."""

    role = forms.ChoiceField(label=_("The role"))
    age = forms.ChoiceField(
        label=_("Are they 18 or over?"), choices=((ADULT, _("Yes")), (YOUNG, _("Not yet"))), required=False
    )

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = queries.live().order_by("organisation__name", "title")[:MOST_ROLES]
        field = self.fields["role"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", _("Choose one")),
            *((str(row.pk), f"{row.organisation.name}: {row.title}") for row in rows),
        ]
        if application.role_id is not None:
            del self.fields["age"]
        else:
            self.fields["age"].required = True

"""An early notice: what, about how much, when, where."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.notices.models import Notice
from hedgerow.notices.queries.listed import area_choices
from hedgerow.notices.types import Scheme
from hedgerow.organisations.queries import theme_titles
from hedgerow.organisations.types import TagScheme
from hedgerow.shell.forms import Chips, DayInput, ManyChips, Pounds, ShellForm

YES, NO, UNSURE = "yes", "no", ""
LOTS = {YES: True, NO: False, UNSURE: None}


class IntentionForm(ShellForm):
    """What a public body means to buy."""

    title = forms.CharField(
        label=_("What do you mean to buy?"),
        max_length=300,
        help_text=_("In a line, like: lunch clubs for older people."),
    )
    description = forms.CharField(
        label=_("What should come of it, and for whom?"), max_length=4000, required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    pence = Pounds(
        label=_("About how much, in pounds"), required=False, help_text=_("In all. Leave it empty if you cannot say."),
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )  # fmt: skip
    starts = forms.DateField(
        label=_("About when would you buy?"), required=False, widget=DayInput,
        help_text=_("It closes itself on that day. Without one, after a year."),
    )  # fmt: skip
    areas = forms.MultipleChoiceField(
        label=_("Where?"), required=False, widget=ManyChips, help_text=_("Tick none for all of the place.")
    )
    themes = forms.MultipleChoiceField(
        label=_("What is it about?"), required=False, widget=ManyChips,
        help_text=_("By this, groups are found that could do it."),
    )  # fmt: skip
    in_lots = forms.ChoiceField(
        label=_("In lots of a size for groups?"), required=False, widget=Chips,
        choices=[(YES, _("yes")), (NO, _("no")), (UNSURE, _("not decided"))],
    )  # fmt: skip
    talk = forms.BooleanField(label=_("We want to speak with groups beforehand"), required=False)
    how = forms.CharField(
        label=_("How can they speak with you?"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Everybody sees it: a date to come to, or an address at work."),
    )  # fmt: skip
    link = forms.URLField(label=_("A page with more"), max_length=500, required=False, assume_scheme="https")

    def __init__(self, *args: Any, notice: Notice | None = None, **kwargs: Any) -> None:
        if notice is not None:
            kwargs.setdefault("initial", _initial(notice))
        super().__init__(*args, **kwargs)
        for name, choices in (("areas", area_choices()), ("themes", list(theme_titles(TagScheme.THEME).items()))):
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)
            field.choices = choices

    def facts(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        told = dict(self.cleaned_data)
        return {**told, "in_lots": LOTS[told["in_lots"]]}


def _initial(notice: Notice) -> dict[str, Any]:
    codes = list(notice.codes.values_list("scheme", "code"))
    lots = next(code for code, value in LOTS.items() if value is notice.in_lots)
    return {
        **{name: getattr(notice, name) for name in ("title", "description", "pence", "starts", "talk", "how", "link")},
        "areas": [code for scheme, code in codes if scheme == Scheme.AREA],
        "themes": [code for scheme, code in codes if scheme == Scheme.THEME],
        "in_lots": lots,
    }


class CheckForm(ShellForm):
    """What is to be changed before everybody sees it."""

    words = forms.CharField(
        label=_("What should they change first?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("They get this as a letter."),
    )  # fmt: skip

"""What our team looks for among the groups that a fund fits."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.funding.forms.filters import LabelledFilters
from hedgerow.funding.types import Answer


class WhoForm(LabelledFilters):
    """By the group's name, what came of it, and what was done since."""

    q = forms.CharField(
        label=_("Group"), max_length=100, widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"})
    )
    answer = forms.ChoiceField(
        label=_("Could they get it?"),
        choices=[
            ("", _("all that could, now or later")),
            (Answer.ELIGIBLE.code, _("they could")),
            (Answer.UNKNOWN.code, _("for all we know")),
            (Answer.NOT_YET.code, _("not yet")),
        ],
    )

    def filters(self) -> dict[str, Any]:
        """What was chosen."""
        return self.chosen()

"""Which asks, public chains and consultations somebody looks for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.advocacy.queries.asks import bodies_asked, years_asked
from hedgerow.advocacy.types import AskKind, Standing
from hedgerow.shell.forms import FilterForm


class AsksForm(FilterForm):
    """Which asks somebody looks for."""

    q = forms.CharField(
        label=_("Words"), max_length=100, widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"})
    )
    body = forms.ChoiceField(label=_("Public body"))
    kind = forms.ChoiceField(label=_("How"), choices=[("", _("all")), *AskKind.choices])
    show = forms.ChoiceField(
        label=_("What came of it"), choices=[("", _("all")), ("late", _("an answer is late")), *Standing.choices[:4]]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        body = self.fields["body"]
        assert isinstance(body, forms.ChoiceField)
        body.choices = [("", _("all")), *bodies_asked(public=False)]

    def filters(self) -> dict[str, Any]:
        """What was chosen, as the query takes it."""
        chosen = self.chosen()
        body = int(chosen["body"]) if chosen.get("body") else None
        return {
            "words": chosen.get("q", ""),
            "body": body,
            "kind": chosen.get("kind", ""),
            "show": chosen.get("show", ""),
        }


class ToldForm(FilterForm):
    """Which public chains somebody looks for."""

    q = forms.CharField(
        label=_("Words"), max_length=100, widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"})
    )
    body = forms.ChoiceField(label=_("Public body"))
    year = forms.ChoiceField(label=_("Asked in"))
    outcome = forms.ChoiceField(label=_("What came of it"), choices=[("", _("all")), *Standing.choices])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        body, year = self.fields["body"], self.fields["year"]
        assert isinstance(body, forms.ChoiceField)
        assert isinstance(year, forms.ChoiceField)
        body.choices = [("", _("all")), *bodies_asked(public=True)]
        year.choices = [("", _("any year")), *((str(one), str(one)) for one in years_asked())]


class ConsultationsForm(FilterForm):
    """Which consultations somebody looks for."""

    q = forms.CharField(
        label=_("Words or body"),
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    show = forms.ChoiceField(label=_("Show"), choices=[("", _("open now")), ("past", _("closed")), ("all", _("all"))])

"""Keeping a document, sharing some, and the list of all."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.documents.models import Document
from hedgerow.documents.queries import of_group
from hedgerow.documents.types import DocumentKind, Filters, Standing
from hedgerow.kernel import clock, ids
from hedgerow.organisations.models import Organisation
from hedgerow.shell.forms import DayInput, FilterForm, ManyRecords, ShellForm


class DocumentForm(ShellForm):
    """A document: what it is, its file, and its days."""

    kind = forms.ChoiceField(label=_("What is it?"), choices=DocumentKind.choices)
    name = forms.CharField(
        label=_("Its name"), max_length=120, required=False, help_text=_("Only if it is something else.")
    )
    file = forms.FileField(
        label=_("The file"), help_text=_("PDF, Word, Excel, OpenDocument, a picture or text, up to 10 MB.")
    )
    dated = forms.DateField(label=_("Which date is on it?"), required=False, widget=DayInput)
    expires = forms.DateField(
        label=_("When does it run out?"),
        required=False,
        widget=DayInput,
        help_text=_("The end of the insurance, or when a policy is to be looked at again. Empty: it does not."),
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, kind: str = "", **kwargs: Any) -> None:
        first = kind if kind in DocumentKind.values else DocumentKind.GOVERNING_DOCUMENT
        kwargs["initial"] = {"key": ids.new_id(), "kind": first}
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Days that can be, and a name for something else."""
        told = super().clean() or self.cleaned_data
        dated, expires = told.get("dated"), told.get("expires")
        if dated and dated > clock.today():
            self.add_error("dated", _("The date on it is still to come. Check it."))
        if dated and expires and expires < dated:
            self.add_error("expires", _("It cannot run out before its own date."))
        if told.get("kind") == DocumentKind.INSURANCE and not expires and "expires" not in self.errors:
            self.add_error("expires", _("Say when the insurance runs out."))
        if told.get("kind") == DocumentKind.OTHER and not told.get("name"):
            self.add_error("name", _("Say what it is."))
        return told


class ShareForm(ShellForm):
    """Which documents, for whom, until when."""

    documents = ManyRecords(
        label=_("Which documents?"), queryset=Document.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    whom = forms.CharField(label=_("For whom?"), max_length=120, help_text=_("Like: The Ash Trust, for our bid."))
    ends = forms.DateField(
        label=_("Until when?"), widget=DayInput, help_text=_("The link is dead after this day, and at most for a year.")
    )
    asked = forms.BooleanField(label=_("The group asked us to share these"))
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, group: Organisation, own: bool, **kwargs: Any) -> None:
        kwargs["initial"] = {"key": ids.new_id(), "ends": clock.today() + timedelta(days=28)}
        super().__init__(*args, **kwargs)
        field = self.fields["documents"]
        assert isinstance(field, ManyRecords)
        field.queryset = of_group(group)
        if own:
            del self.fields["asked"]


class DocumentsFilterForm(FilterForm):
    """Which documents of which groups."""

    q = forms.CharField(
        label=_("Group"), max_length=100, widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"})
    )
    kind = forms.ChoiceField(label=_("What it is"), choices=[("", _("any")), *DocumentKind.choices])
    standing = forms.ChoiceField(label=_("How it stands"), choices=[("", _("any")), *Standing.choices])

    def label_of(self, name: str) -> str:
        """A filter that is on, in words."""
        field, value = self.fields[name], self.chosen()[name]
        offered: dict[Any, Any] = dict(field.widget.choices) if isinstance(field.widget, forms.Select) else {}
        return f"{field.label}: {offered.get(value, value)}"

    def filters(self) -> Filters:
        """What was chosen, as the query takes it."""
        chosen = self.chosen()
        return Filters(chosen.get("q", ""), chosen.get("kind", ""), chosen.get("standing", ""))

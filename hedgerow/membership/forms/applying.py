"""The shape of an application, and of the decision about it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel.money import pounds
from hedgerow.membership import queries, rules
from hedgerow.membership.models import Application, Kind
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries import find
from hedgerow.shell.forms import Pounds, ShellForm

NEW = "new"


class OwnJoinForm(ShellForm):
    """What is asked of a group that is signed in."""

    kind = forms.ModelChoiceField(
        Kind.objects.none(), label=_("Which membership?"), empty_label=None, widget=forms.RadioSelect
    )
    name = forms.CharField(label=_("Your name"), max_length=160, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Your e-mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    phone = forms.CharField(
        label=_("Telephone"), max_length=40, required=False, widget=forms.TextInput(attrs={"autocomplete": "tel"})
    )
    words = forms.CharField(
        label=_("Anything we should know?"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    listed = forms.BooleanField(label=_("Show our group in the public list of members"), required=False)

    def __init__(self, *args: Any, band: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        assert isinstance(field, forms.ModelChoiceField)
        kinds = field.queryset = queries.kinds(only_open=True)
        if band:
            field.label_from_instance = lambda obj: f"{obj.name}: {_fee(obj, band)}"  # type: ignore[method-assign]
        found = list(kinds[:2])
        field.initial = found[0].pk if found else None
        if len(found) == 1:
            field.widget = forms.HiddenInput()


def _fee(kind: Kind, band: str) -> str:
    fee = rules.fee(kind.fees, band)
    return pounds(fee) if fee else str(_("free"))


class JoinForm(OwnJoinForm):
    """What is asked of anybody."""

    group_name = forms.CharField(label=_("What is your group called?"), max_length=250)

    field_order = ("group_name", "kind", "name", "email", "phone", "words", "listed")


class AcceptForm(ShellForm):
    """Which group it is, and what the first term costs."""

    group = forms.ChoiceField(label=_("Which group is it?"), widget=forms.RadioSelect)
    fee = Pounds(label=_("Fee in pounds"), required=False)

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:
        self.known = application.organisation
        self.near = [] if self.known else find(application.group_name, 5)
        band = self.known.band if self.known else self.near[0].band if len(self.near) == 1 else ""
        first = str(self.near[0].pk) if self.near and _same(self.near[0].name, application.group_name) else NEW
        fee = rules.fee(application.kind.fees, band)
        kwargs.setdefault("initial", {"fee": fee, "group": first})
        super().__init__(*args, **kwargs)
        if self.known:
            del self.fields["group"]
        else:
            field = self.fields["group"]
            assert isinstance(field, forms.ChoiceField)
            new = (NEW, _("A group that is new here: “%(name)s”") % {"name": application.group_name})
            field.choices = [*((str(group.pk), _told(group)) for group in self.near), new]

    def organisation(self) -> Organisation | None:
        """The group that was chosen; None for a new one."""
        chosen = self.cleaned_data.get("group", "")
        return self.known or next((group for group in self.near if str(group.pk) == chosen), None)


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _told(group: Organisation) -> str:
    return ", ".join(filter(None, (group.name, group.postcode)))


class DeclineForm(ShellForm):
    """Why not."""

    reason = forms.CharField(
        label=_("Why not? They read this."), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

"""The filters of the list, and the small forms beside a membership."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock
from hedgerow.membership import queries, rules
from hedgerow.membership.models import Kind, Spell
from hedgerow.membership.types import Filters
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries.choosing import chosen_group, group_choices
from hedgerow.organisations.types import Band
from hedgerow.people.queries import roles_in
from hedgerow.places.queries import areas
from hedgerow.shell.forms import Combobox, DayInput, FilterForm, Pounds, ShellForm

ANY = [("", _("any"))]


class MembersForm(FilterForm):
    """Which members somebody looks for."""

    first = ("q", "kind", "on")

    q = forms.CharField(
        label=_("Name of the group"), max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("Kind"))
    on = forms.DateField(label=_("On the day"), widget=DayInput)
    band = forms.ChoiceField(label=_("Size"), choices=[*ANY, *((code, name) for code, name in Band.choices if code)])
    ward = forms.ChoiceField(label=_("Ward"))
    standing = forms.CharField(widget=forms.HiddenInput, max_length=10)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wards = sorted(((area.code, area.name) for area in areas(kind="ward")), key=lambda pair: pair[1])
        for name, choices in (("kind", [(str(k.pk), k.name) for k in queries.kinds()]), ("ward", wards)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [*ANY, *choices]

    def filters(self) -> Filters:
        """What was chosen, as the query takes it."""
        chosen = self.chosen()
        chosen.pop("on", None)
        return Filters(words=chosen.pop("q", ""), **chosen)


class AddForm(ShellForm):
    """A member whom our team writes down, from today."""

    group = forms.CharField(label=_("Group"), widget=Combobox(several=False))
    kind = forms.ModelChoiceField(Kind.objects.all(), label=_("Kind"), empty_label=None, widget=forms.RadioSelect)
    fee = Pounds(
        label=_("Fee in pounds"), required=False, help_text=_("Leave it empty for the one suggested for its income.")
    )
    listed = forms.BooleanField(label=_("They agreed to stand in the public list of members"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        widget = self.fields["group"].widget
        assert isinstance(widget, Combobox)
        widget.source = reverse("organisations:suggest")
        widget.choices = group_choices(self.data, self.initial, "group")

    def clean_group(self) -> Organisation | None:
        """The group, as it is now."""
        return chosen_group(self.cleaned_data["group"])


class RenewForm(ShellForm):
    """The last day that was shown, and the fee of the next term."""

    runs_to = forms.DateField(widget=forms.HiddenInput)
    fee = Pounds(label=_("Fee in pounds"), required=False)

    def __init__(self, *args: Any, spell: Spell, **kwargs: Any) -> None:
        fee = rules.fee(spell.kind.fees, queries.current(spell).band)
        kwargs.setdefault("initial", {"runs_to": spell.runs_to.isoformat(), "fee": fee})
        super().__init__(*args, **kwargs)


class PaidForm(ShellForm):
    """The day on which a fee came."""

    term = forms.IntegerField(widget=forms.HiddenInput)
    on = forms.DateField(label=_("Paid on"), widget=DayInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = clock.today


class ChangeForm(ShellForm):
    """Whom we write to, and whether it stands in the public list."""

    contact = forms.ChoiceField(label=_("Whom we write to"), required=False)
    listed = forms.BooleanField(label=_("In the public list of members"), required=False)

    def __init__(self, *args: Any, spell: Spell, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"contact": spell.contact_id or "", "listed": spell.listed})
        super().__init__(*args, **kwargs)
        group = queries.current(spell)
        self.people = {role.contact_id: role.contact for role in roles_in(group) if role.contact.email}
        if spell.contact:
            self.people[spell.contact.pk] = spell.contact
        own = group.email or _("nobody: the group has no e-mail address")
        field = self.fields["contact"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", own), *((str(pk), f"{one.name}, {one.email}") for pk, one in self.people.items())]

    def facts(self) -> dict[str, Any]:
        """What was chosen, as the action takes it."""
        chosen = self.cleaned_data["contact"]
        return {"listed": self.cleaned_data["listed"], "contact": self.people[int(chosen)] if chosen else None}


class LeaveForm(ShellForm):
    """Why they leave, if they said."""

    reason = forms.CharField(label=_("Why, if they said"), max_length=300, required=False)

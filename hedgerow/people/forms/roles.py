"""The shape of a role: given, changed, ended."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.people.forms.contacts import TakesErrors, chosen_group, offer_groups
from hedgerow.people.models import Role
from hedgerow.people.types import RoleKind
from hedgerow.shell.forms import Combobox, DayInput, ShellForm

FACTS = ("title", "team", "patch", "main", "since")


class ChangeRoleForm(TakesErrors, ShellForm):
    """What is said of a role that somebody has."""

    title = forms.CharField(
        label=_("What they are called there"), required=False, max_length=120, help_text=_("Like: development manager.")
    )
    team = forms.CharField(label=_("Team"), required=False, max_length=120)
    patch = forms.CharField(
        label=_("Patch"), required=False, max_length=120, help_text=_("The part of the place that they look after.")
    )
    since = forms.DateField(label=_("Since"), required=False, widget=DayInput)
    main = forms.BooleanField(label=_("Whom to speak to first"), required=False)

    def __init__(self, *args: Any, role: Role | None = None, **kwargs: Any) -> None:
        if role is not None:
            kwargs["initial"] = {name: getattr(role, name) for name in FACTS}
        super().__init__(*args, **kwargs)
        for name in ("team", "patch"):
            if role is not None and role.kind != RoleKind.OFFICER and not getattr(role, name):
                del self.fields[name]

    def facts(self) -> dict[str, Any]:
        """What was typed, as `actions.change_role` takes it."""
        return {name: self.cleaned_data[name] for name in FACTS if name in self.fields}


class GiveRoleForm(ChangeRoleForm):
    """What somebody is, and where."""

    group = forms.CharField(label=_("Group"), widget=Combobox(several=False))
    kind = forms.ChoiceField(label=_("What they are there"), choices=RoleKind.choices)

    field_order = ("group", "kind", "main", "title", "since", "team", "patch")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_groups(self, "group")

    def clean_group(self) -> Organisation | None:
        """The group, as it is now."""
        return chosen_group(self.cleaned_data["group"])


class EndRoleForm(TakesErrors, ShellForm):
    """The first day without them."""

    on = forms.DateField(
        label=_("From which day are they gone?"), widget=DayInput, help_text=_("It may be a day to come.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"on": clock.today()})
        super().__init__(*args, **kwargs)

"""What fields offer: groups, public bodies, wards, themes, our priorities, and how somebody may be shown."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.advocacy.types import Shown
from hedgerow.charter.queries import priorities
from hedgerow.kernel import clock
from hedgerow.kernel.ids import keys
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries import live, public_bodies
from hedgerow.organisations.queries.choosing import group_choices
from hedgerow.organisations.queries.directory import theme_titles
from hedgerow.places.queries import areas
from hedgerow.places.types import AreaKind
from hedgerow.shell.forms import Combobox

NAMING = _(
    "By name: everybody may read that it was you. Counted: as one of so many. Only to our team: nobody else learns of it."
)
OURS = [
    (Shown.NAMED, _("by our name")),
    (Shown.COUNTED, _("counted, but not named")),
    (Shown.TEAM, _("only to the team behind this site")),
]


def offer_groups(form: forms.BaseForm, name: str) -> None:
    """The group that is chosen or was found by its name, for those without JavaScript."""
    widget = form.fields[name].widget
    assert isinstance(widget, Combobox)
    widget.source = reverse("organisations:suggest")
    if not widget.several:
        widget.choices = group_choices(form.data, form.initial, name)
        return
    chosen = form.data.getlist(name) if hasattr(form.data, "getlist") else form.initial.get(name) or []
    held = live().filter(pk__in=keys(chosen)).order_by("name")
    found = group_choices({**form.data.dict(), name: ""} if hasattr(form.data, "dict") else {}, {}, name)
    widget.choices = [*((row.pk, row.name) for row in held), *found]


def groups_of(given: Any) -> list[Organisation]:
    """The groups of some ids, those that are there."""
    return list(live().filter(pk__in=keys(given or [])).order_by("name", "pk"))


def offer_bodies(form: forms.BaseForm, name: str, empty: Any = "") -> None:
    """The public bodies, by name."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = public_bodies()
    if empty:
        field.empty_label = str(empty)


def offer_wards(form: forms.BaseForm, name: str, first: Any) -> None:
    """The wards here by name, after what stands for none."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = [("", first), *areas(kind=AreaKind.WARD).values_list("code", "name")]


def offer_themes(form: forms.BaseForm, name: str, first: Any) -> None:
    """What groups do, as the Charity Commission puts it."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = [("", first), *theme_titles().items()]


def offer_priorities(form: forms.BaseForm, name: str, first: Any = None) -> None:
    """Our local priorities of today, by code."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    rows = [(row.code, row.name) for row in priorities(on=clock.today())]
    field.choices = [("", first), *rows] if first is not None else rows


def offer_team(form: forms.BaseForm, name: str) -> None:
    """Who of us."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = User.objects.filter(is_active=True).exclude(role=LioRole.NONE).order_by("name")
    field.empty_label = str(_("anybody of us"))

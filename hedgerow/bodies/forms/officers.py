"""A department, an officer, a move, and the filter of the list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.bodies.models import Department
from hedgerow.bodies.queries import departments
from hedgerow.bodies.types import Shown
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.shell.forms import DayInput, FilterForm, ShellForm


class BodiesForm(FilterForm):
    """Which public bodies somebody looks for."""

    q = forms.CharField(
        label=_("Body or department"), max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )  # fmt: skip
    show = forms.ChoiceField(label=_("Show"), choices=Shown.choices)


class DepartmentForm(ShellForm):
    """A department. `is_over`: it is no more."""

    name = forms.CharField(label=_("What is it called?"), max_length=160)
    about = forms.CharField(
        label=_("What does it do?"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    is_over = forms.BooleanField(label=_("It is no more"), required=False)

    def __init__(self, *args: Any, department: Department | None = None, **kwargs: Any) -> None:
        if department:
            kwargs["initial"] = {
                "name": department.name,
                "about": department.about,
                "is_over": department.retired_on is not None,
            }
        super().__init__(*args, **kwargs)
        if department is None:
            del self.fields["is_over"]


class WhereForm(ShellForm):
    """Where in a body somebody works, and as what."""

    department = forms.ModelChoiceField(label=_("Department"), queryset=Department.objects.none(), required=False)
    title = forms.CharField(label=_("What are they there?"), max_length=120, required=False)
    patch = forms.CharField(
        label=_("Which area do they look after?"), max_length=120, required=False,
        help_text=_("A ward, a neighbourhood, or what they call it."),
    )  # fmt: skip

    def __init__(self, *args: Any, body: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = self.fields["department"]
        assert isinstance(held, forms.ModelChoiceField)
        held.queryset = departments(body)
        held.empty_label = str(_("no department"))

    def facts(self) -> dict[str, Any]:
        """Where and as what, as actions take it."""
        return {name: self.cleaned_data[name] for name in ("department", "title", "patch")}


class OfficerForm(WhereForm):
    """Somebody who works for a public body."""

    name = forms.CharField(label=_("Their name"), max_length=160)
    email = forms.EmailField(label=_("Their e-mail address"), required=False, max_length=254)
    phone = forms.CharField(label=_("Their telephone"), required=False, max_length=40)
    since = forms.DateField(label=_("Since"), widget=DayInput)
    field_order = ("name", "email", "phone", "department", "title", "patch", "since")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"since": clock.today(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)


class MoveForm(WhereForm):
    """Where an officer goes within the body."""

    on = forms.DateField(label=_("From"), widget=DayInput)
    field_order = ("department", "title", "patch", "on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"on": clock.today(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)

"""The filters of the lists of questions and promises."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.bridge.models import Promise, Question
from hedgerow.bridge.types import SEEN, ShownPromises, ShownQuestions, Side
from hedgerow.organisations.models import Organisation
from hedgerow.shell.forms import FilterForm

ANY = ("", _("any"))
PUBLIC_SHOWN = (ShownQuestions.ALL, ShownQuestions.OPEN, ShownQuestions.OWED, ShownQuestions.LATE, ShownQuestions.SAID)


def _search(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=100, widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"})
    )


def _bodies(rows: Any) -> list[tuple[str, Any]]:
    found = (
        Organisation.objects.filter(pk__in=rows.order_by().values("body")).order_by("name").values_list("pk", "name")
    )
    return [ANY, *((str(pk), name) for pk, name in found)]


def _offer(form: forms.Form, name: str, choices: Sequence[tuple[Any, Any]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


class QuestionsForm(FilterForm):
    """Which questions somebody looks for."""

    q = _search(_("Question or body"))
    body = forms.ChoiceField(label=_("Public body"))
    show = forms.ChoiceField(label=_("Show"), choices=ShownQuestions.choices)

    def __init__(self, *args: Any, public: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = Question.objects.filter(public=True, state__in=SEEN) if public else Question.objects.all()
        _offer(self, "body", _bodies(held))
        if public:
            _offer(self, "show", [(one.value, one.label) for one in PUBLIC_SHOWN])

    def filters(self) -> dict[str, Any]:
        """What was chosen, as the query takes it."""
        chosen = self.chosen()
        body = chosen.get("body")
        return {"words": chosen.get("q", ""), "body": int(body) if body else None, "show": chosen.get("show", "")}


class PromisesForm(FilterForm):
    """Which promises somebody looks for."""

    q = _search(_("Words, body or group"))
    body = forms.ChoiceField(label=_("Public body"))
    by = forms.ChoiceField(label=_("Promised by"), choices=[ANY, *Side.choices])
    show = forms.ChoiceField(label=_("Show"), choices=ShownPromises.choices)

    def __init__(self, *args: Any, public: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = Promise.objects.filter(body__isnull=False)
        _offer(self, "body", _bodies(held.filter(public=True) if public else held))

    def filters(self) -> dict[str, Any]:
        """What was chosen, as the query takes it."""
        chosen = self.chosen()
        body = chosen.get("body")
        told = {"words": chosen.get("q", ""), "by": chosen.get("by", ""), "show": chosen.get("show", "")}
        return {**told, "body": int(body) if body else None}

"""Whoever saves second is told once what the other wrote; nothing is undone unseen."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict

from hedgerow.shell.forms import ShellForm
from hedgerow.shell.meanwhile import SEEN, MeanwhileMixin


class GroupForm(MeanwhileMixin, ShellForm):
    name = forms.CharField(label="Name")
    areas = forms.MultipleChoiceField(label="Areas", choices=[("a", "A"), ("b", "B")], required=False)


SHOWN = {"name": "Choir", "areas": ["a"]}


def sent(now: dict[str, Any], seen: str | None = None, **typed: Any) -> GroupForm:
    """The form as it comes back to a record in which `now` stands."""
    data = QueryDict(mutable=True)
    data.update({"name": "Choir", SEEN: str(GroupForm(initial=SHOWN)[SEEN].value()) if seen is None else seen, **typed})
    data.setlist("areas", ["a"])
    return GroupForm(data, initial=now)


def test_alone_nothing_is_said_and_nothing_hidden_is_handed_on() -> None:
    form = sent(SHOWN, name="Big Choir")
    assert form.is_valid()
    assert form.cleaned_data == {"name": "Big Choir", "areas": ["a"]}


def test_what_another_wrote_is_said_once() -> None:
    now = {"name": "Small Choir", "areas": ["a"]}
    form = sent(now, name="Big Choir")
    assert not form.is_valid()
    assert "Name is now “Small Choir”" in str(form.non_field_errors())
    assert form["name"].value() == "Big Choir"
    assert sent(now, seen=form[SEEN].value(), name="Big Choir").is_valid()


def test_an_old_value_does_not_come_back_unseen() -> None:
    form = sent({"name": "Choir", "areas": ["a", "b"]}, name="Big Choir")
    assert "Areas is now “a, b”" in str(form.errors)


def test_both_wrote_the_same() -> None:
    assert sent({"name": "Big Choir", "areas": ["a"]}, name="Big Choir").is_valid()


def test_a_form_without_a_print_or_with_nonsense_is_taken() -> None:
    for seen in ("", "x", "name:", ":", "name"):
        assert sent(SHOWN, seen=seen, name="Big Choir").is_valid()
    assert SEEN not in GroupForm().fields

"""Every form is drawn alike: labels, hints and errors are tied to their fields, whoever wrote the form."""

import re

import pytest
from django import forms
from django.contrib.auth import get_user_model
from django.http import QueryDict

from hedgerow.shell.forms import Chips, Combobox, FilterForm, ManyRecords, ShellForm, many_chips

CHOICES = [("a", "Oak & ash"), ("b", "Beech")]


class Example(ShellForm):
    name = forms.CharField(label="Name", help_text="As they write it")
    kind = forms.ChoiceField(label="Kind", choices=CHOICES)
    size = forms.ChoiceField(label="Size", choices=CHOICES, widget=forms.RadioSelect)
    way = forms.ChoiceField(label="Way", choices=CHOICES, widget=Chips)
    groups = forms.MultipleChoiceField(label="Groups", choices=CHOICES, widget=Combobox("/find"), required=False)
    open = forms.BooleanField(label="Open to all", required=False, help_text="Shown to everyone")


class SomebodyElses(forms.Form):
    email = forms.EmailField(label="E-mail")


def ids(html: str) -> list[str]:
    return re.findall(r' id="([^"]+)"', html)


@pytest.mark.parametrize("form", [Example(), Example({}), SomebodyElses({"email": "x"})])
def test_everything_that_is_pointed_at_is_there_once(form: forms.Form) -> None:
    html = str(form)
    assert len(ids(html)) == len(set(ids(html)))
    pointed = set(re.findall(r' for="([^"]+)"', html)) | set(re.findall(r'href="#([^"]+)"', html))
    described = {one for group in re.findall(r'aria-describedby="([^"]+)"', html) for one in group.split()}
    assert (pointed | described) <= set(ids(html))


def test_an_error_is_at_the_top_and_at_its_field() -> None:
    html = str(Example({"kind": "a", "size": "a", "way": "a"}))
    assert html.index("govuk-error-summary") < html.index("govuk-form-group")
    assert 'href="#id_name"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_name_error"' in html
    assert re.search(r'aria-describedby="id_name_helptext id_name_error"', html)


def test_the_error_of_a_set_of_radios_leads_to_the_first_of_them() -> None:
    assert 'href="#id_size_0"' in str(Example({}))


def test_a_form_that_is_sound_has_no_summary() -> None:
    form = Example({"name": "x", "kind": "a", "size": "a", "way": "b"})
    assert form.is_valid()
    assert "govuk-error-summary" not in str(form)
    assert "Oak &amp; ash" in str(form)


def test_optional_fields_say_so_and_the_others_do_not() -> None:
    html = str(Example())
    assert html.count("(optional)") == 1  # a box to tick is always optional, and does not say it


def test_a_combobox_works_without_javascript() -> None:
    form = Example(QueryDict("groups=b&groups=a&groups=b&groups_find=bee"))
    assert form["groups"].data == ["b", "a"]
    html = str(Example(initial={"groups": ["b"]})["groups"].as_field_group())
    assert html.count('type="checkbox"') == 2
    assert html.count("checked") == 1
    assert 'name="groups_search"' in html


def test_a_combobox_for_one_gives_one() -> None:
    widget = Combobox(several=False)
    assert widget.value_from_datadict(QueryDict("g=b&g=a"), {}, "g") == "b"
    assert widget.value_from_datadict(QueryDict(""), {}, "g") is None


class Filters(FilterForm):
    q = forms.CharField()
    kind = forms.ChoiceField(choices=CHOICES)


def test_filters_ignore_what_they_do_not_know() -> None:
    assert Filters(QueryDict("q=oak&kind=zzz")).chosen() == {"q": "oak"}
    assert Filters(QueryDict("")).chosen() == {}


class Sorted(Filters):
    first = ("words",)

    words = forms.CharField(label="Words")


def test_filters_named_first_are_always_seen_and_the_others_unfold() -> None:
    form = Sorted(QueryDict("kind=a"))
    assert [field.name for field in form.first_fields] == ["words"]
    assert "words" not in [field.name for field in form.more_fields]
    assert form.more_on == 1


def test_without_a_first_line_every_filter_is_seen() -> None:
    form = Filters(QueryDict("kind=a"))
    assert form.first_fields == form.visible_fields()
    assert (form.more_fields, form.more_on) == ([], 0)


def test_what_is_left_empty_is_asked_for_kindly() -> None:
    assert "Please fill this in." in str(Example({}))


@pytest.mark.django_db
@pytest.mark.parametrize("value", ["9" * 40, "-" + "9" * 30, "x", "7"])
def test_an_id_that_no_database_can_hold_is_one_that_is_not_there(value: str) -> None:
    field = ManyRecords(get_user_model().objects.all())
    with pytest.raises(forms.ValidationError):
        field.clean([value])


def test_any_of_a_few_may_be_none_of_them() -> None:
    field = many_chips("Days", {"mo": "Monday", "tu": "Tuesday"}.items())
    assert (field.clean([]), field.clean(["tu", "mo"])) == ([], ["tu", "mo"])
    with pytest.raises(forms.ValidationError):
        field.clean(["we"])

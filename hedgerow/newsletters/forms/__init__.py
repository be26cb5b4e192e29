"""The shapes of asking for letters and of writing them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.newsletters import queries
from hedgerow.newsletters.models import Issue, Subject
from hedgerow.newsletters.types import Confirmed, Filters
from hedgerow.shell.forms import FilterForm, ManyRecords, ShellForm
from hedgerow.shell.meanwhile import MeanwhileMixin

ANY = [("", _("any"))]


class SubjectsField(ManyRecords):
    """Some of the subjects, as boxes to tick; unless `short`, each with what such letters hold."""

    def __init__(self, *, short: bool = False, **kwargs: Any) -> None:
        self.short = short
        kwargs.setdefault("label", _("What shall they be about?"))
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple)
        kwargs.setdefault("error_messages", {"required": _("Choose at least one.")})
        super().__init__(Subject.objects.none(), **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        """Its name, and what such letters hold."""
        return f"{obj.name}: {obj.about}" if obj.about and not self.short else str(obj.name)


def offer_subjects(form: forms.Form, *, only_open: bool) -> None:
    """Those that can be asked for, or all of them. Where there is one, it is ticked already."""
    field = form.fields["subjects"]
    assert isinstance(field, forms.ModelMultipleChoiceField)
    field.queryset = queries.subjects(only_open=only_open)


class AskForm(ShellForm):
    """Where to write, and about what."""

    email = forms.EmailField(
        label=_("Your e-mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    name = forms.CharField(
        label=_("Your name"), max_length=160, required=False, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    subjects = SubjectsField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"subjects": queries.subjects(only_open=True)[:1]})
        super().__init__(*args, **kwargs)
        offer_subjects(self, only_open=True)


class ChooseForm(ShellForm):
    """About what, on the page behind a letter."""

    subjects = SubjectsField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_subjects(self, only_open=False)


class BeginForm(ShellForm):
    """A new letter: its subject line, and whom it is for."""

    title = forms.CharField(label=_("Subject line"), max_length=150)
    subjects = SubjectsField(short=True, label=_("To everybody who asked for"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"subjects": queries.subjects()[:1]})
        super().__init__(*args, **kwargs)
        offer_subjects(self, only_open=False)


class WhomForm(MeanwhileMixin, ShellForm):
    """Its subject line, and whom it goes to."""

    title = forms.CharField(label=_("Subject line"), max_length=150)
    subjects = SubjectsField(short=True, label=_("To everybody who asked for"), required=False)
    audiences = forms.MultipleChoiceField(
        label=_("And to"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Of them, those who agreed to news, and groups at their own address."),
    )  # fmt: skip
    public = forms.BooleanField(label=_("Anybody can read it on our site"), required=False)

    def __init__(self, *args: Any, issue: Issue, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "title": issue.title,
            "subjects": [subject.pk for subject in issue.subjects.all()],
            "audiences": issue.audiences,
            "public": issue.public,
        }
        super().__init__(*args, **kwargs)
        offer_subjects(self, only_open=False)
        field = self.fields["audiences"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = queries.audiences()
        if not field.choices:
            del self.fields["audiences"]

    def facts(self) -> dict[str, Any]:
        """What was chosen, as the action takes it."""
        said = self.cleaned_data
        return {name: said.get(name, ()) for name in ("title", "subjects", "audiences", "public")}


class WordsForm(ShellForm):
    """Words of our own."""

    heading = forms.CharField(label=_("Heading"), max_length=150, required=False)
    text = forms.CharField(
        label=_("Words"), max_length=5000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("An empty line begins a new paragraph."),
    )  # fmt: skip


class LineForm(ShellForm):
    """The line about something that is here."""

    text = forms.CharField(
        label=_("A line about it"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class StopForm(ShellForm):
    """Whose letters stop, because they told us so."""

    email = forms.EmailField(label=_("Somebody asks us to stop: which address?"), max_length=254)


class SubjectForm(MeanwhileMixin, ShellForm):
    """What people can ask for letters about."""

    name = forms.CharField(label=_("Name"), max_length=80)
    about = forms.CharField(label=_("What such letters hold, and how often"), max_length=300, required=False)
    place = forms.IntegerField(label=_("Place in the list"), min_value=0, max_value=1000, initial=0)
    open = forms.BooleanField(label=_("Can be asked for"), required=False, initial=True)


class SubscribersForm(FilterForm):
    """Which subscribers somebody looks for."""

    q = forms.CharField(
        label=_("Address or name"), max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )  # fmt: skip
    subject = forms.ChoiceField(label=_("Subject"))
    state = forms.ChoiceField(label=_("State"), choices=[*ANY, *Confirmed.choices])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["subject"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [*ANY, *((str(subject.pk), subject.name) for subject in queries.subjects())]

    def filters(self) -> Filters:
        """What was chosen, as the query takes it."""
        chosen = self.chosen()
        return Filters(words=chosen.pop("q", ""), **chosen)

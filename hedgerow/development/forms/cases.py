"""The shape of asking for help, and of working on it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.models import User
from hedgerow.accounts.queries import colleagues
from hedgerow.charter.models import Activity
from hedgerow.charter.queries import activities_by_function
from hedgerow.charter.types import Function
from hedgerow.development.forms.groups import GroupField, offer
from hedgerow.development.models import Case
from hedgerow.development.rules.cases import WORDS
from hedgerow.development.types import CaseState, Reason, Step
from hedgerow.kernel import ids
from hedgerow.people.types import How
from hedgerow.places.queries import areas
from hedgerow.places.types import AreaKind
from hedgerow.shell.forms import Chips, DayInput, FilterForm, ShellForm
from hedgerow.spine import identifiers

HOWS = [(how.value, how.label) for how in (How.PHONE, How.PERSON, How.EMAIL, How.PAPER)]
ANY = [("", _("any"))]
MOST_MINUTES = 24 * 60


class AskForm(ShellForm):
    """An ask for help, in two fields."""

    words = forms.CharField(
        label=_("What is it about?"), max_length=WORDS, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("A few words are enough: money, a new treasurer, a building, or that you do not know where to begin."),
    )  # fmt: skip
    reach = forms.CharField(
        label=_("How can we reach you?"), max_length=200,
        help_text=_("A telephone number or e-mail address, and when suits you."),
    )  # fmt: skip


class PublicAskForm(AskForm):
    """The same for people without an account, who say where they are besides."""

    postcode = forms.CharField(
        label=_("Postcode"), required=False, max_length=10,
        help_text=_("Where your group meets, so that we know who is nearest. Leave it out if you would rather not say."),
        widget=forms.TextInput(attrs={"autocomplete": "postal-code", "class": "govuk-input--width-10"}),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reach"].label = _("Who are you, and how can we reach you?")
        self.fields["reach"].help_text = _("Your name and your group’s, with a telephone number or e-mail address.")

    def clean_postcode(self) -> str:
        """A postcode in its one form. Raises ValidationError for what is none."""
        given = self.cleaned_data["postcode"]
        if given and not identifiers.postcode(given):
            raise ValidationError(_("That is no postcode. Leave it out if you are not sure."))
        return identifiers.postcode(given) or ""


class ToldForm(PublicAskForm):
    """The same, written down by our team."""

    organisation = GroupField(label=_("Group"), required=False)
    how = forms.ChoiceField(label=_("How did they ask?"), choices=HOWS, initial=How.PHONE, widget=Chips)
    field_order = ("organisation", "words", "reach", "how", "postcode")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "organisation")
        self.fields["organisation"].help_text = _("Leave it out if you do not know it yet.")
        self.fields["reach"].label = _("Who are they, and how can we reach them?")
        self.fields["reach"].required = False
        for name in ("words", "reach", "postcode"):
            self.fields[name].help_text = ""


class SeenForm(ShellForm):
    """A form about a case, which knows how the case was when it was shown."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        self.case = case
        kwargs["initial"] = {"seen": case.version, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)

    def shown_again(self, case: Case) -> None:
        """What was typed stays; the case is seen as it is now."""
        self.data = {**self.data.dict(), self.add_prefix("seen"): str(case.version)}  # type: ignore[attr-defined]


class StepForm(SeenForm):
    """What was done, and what is next. A letter says what was done; without one it must be said."""

    what = forms.CharField(label=_("What did you do?"), max_length=WORDS, widget=forms.Textarea(attrs={"rows": 3}))
    minutes = forms.IntegerField(
        label=_("Minutes"), required=False, min_value=0, max_value=MOST_MINUTES,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3", "inputmode": "numeric"}),
    )  # fmt: skip
    activity = forms.ChoiceField(label=_("What kind of help"), required=False)
    next_step = forms.CharField(label=_("What is next?"), required=False, max_length=200)
    next_on = forms.DateField(label=_("By when"), required=False, widget=DayInput)
    waits = forms.BooleanField(label=_("It is for them to do something now"), required=False)
    letter = forms.CharField(
        label=_("Your letter"), required=False, max_length=WORDS, widget=forms.Textarea(attrs={"rows": 5})
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        task = case.next_task if case.next_task and case.next_task.done_at is None else None
        answering = case.answered_at is None  # the step that the form logs is the answer
        kwargs["initial"] = {
            "key": ids.new_id(),
            "activity": case.topic_id or "one-to-one-advice",
            "waits": case.state == CaseState.WAITING,
            "next_step": task.what if task and not answering else "",
            "next_on": task.due if task and not answering else None,
        }
        super().__init__(*args, case=case, **kwargs)
        self.fields["activity"].choices = words_of_the_charter()  # type: ignore[attr-defined]
        self.fields["what"].required = not str(self.data.get(self.add_prefix("letter"), "")).strip()

    def step(self) -> Step:
        """What was said, as `actions.step` takes it."""
        told = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        return Step(**told)


class DescribeForm(SeenForm):
    """Where it stands, and what it is about."""

    summary = forms.CharField(
        label=_("Where it stands"), required=False, max_length=WORDS, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("What a colleague needs to know to go on. They may ask to read it."),
    )  # fmt: skip
    topic = forms.ChoiceField(label=_("Topic"), required=False)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        kwargs["initial"] = {"summary": case.summary, "topic": case.topic_id or ""}
        super().__init__(*args, case=case, **kwargs)
        self.fields["topic"].choices = [("", _("not said")), *words_of_the_charter()]  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """What was said, as `actions.describe` takes it."""
        topic = Activity.objects.filter(pk=self.cleaned_data["topic"]).first() if self.cleaned_data["topic"] else None
        return {"summary": self.cleaned_data["summary"], "topic": topic}


class LinkForm(SeenForm):
    """Whose case it is."""

    organisation = GroupField(label=_("Which group is it?"))

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, case=case, **kwargs)
        offer(self, "organisation")


class HandOnForm(SeenForm):
    """Which colleague goes on."""

    to = forms.ModelChoiceField(label=_("Hand it on to"), queryset=User.objects.none(), empty_label=_("Choose one"))

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, case=case, **kwargs)
        others = colleagues().exclude(pk=case.worker_id) if case.worker_id else colleagues()
        self.fields["to"].queryset = others  # type: ignore[attr-defined]
        self.fields["to"].label_from_instance = lambda user: user.name  # type: ignore[attr-defined]


class CloseForm(SeenForm):
    """What came of it."""

    answer = forms.CharField(
        label=_("What came of it?"), max_length=WORDS, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("They read this."),
    )  # fmt: skip
    letter = forms.BooleanField(label=_("Send it to them by e-mail too"), required=False)


class TurnAwayForm(CloseForm):
    """Why we could not help."""

    reason = forms.ChoiceField(
        label=_("Why can we not help?"), choices=[(reason.value, reason.label) for reason in Reason if reason.value],
        widget=forms.RadioSelect,
    )  # fmt: skip
    field_order = ("reason", "answer", "letter")

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, case=case, **kwargs)
        self.fields["answer"].label = _("What do we tell them?")
        self.fields["answer"].help_text = _("Why, and who might help instead. They read this.")


class ListForm(FilterForm):
    """What the board and the table are narrowed by."""

    first = ("q", "topic", "area")

    q = forms.CharField(
        label=_("Words"), max_length=100, widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"})
    )
    topic = forms.ChoiceField(label=_("Topic"))
    area = forms.ChoiceField(label=_("Ward"))
    worker = forms.ChoiceField(label=_("Worker"))
    state = forms.ChoiceField(label=_("How far it is"), choices=[*ANY, *CaseState.choices])
    whose = forms.CharField(widget=forms.HiddenInput)
    view = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wards = [(ward.code, ward.name) for ward in areas(kind=AreaKind.WARD).order_by("name")]
        for name, choices in (
            ("topic", words_of_the_charter()),
            ("area", wards),
            ("worker", [(str(pk), called) for pk, called in colleagues().values_list("pk", "name")]),
        ):
            self.fields[name].choices = [*ANY, *choices]  # type: ignore[attr-defined]

    def label_of(self, name: str) -> str:
        """A filter that is on, in words: "Ward: Brook"."""
        field, value = self.fields[name], self.chosen()[name]
        offered = dict(_flat(field.choices)) if isinstance(field, forms.ChoiceField) else {}
        return f"{field.label}: {offered.get(value, value)}"

    def narrowed(self) -> dict[str, Any]:
        """What was chosen, as `queries.cases.chosen` takes it."""
        chosen = self.chosen()
        return {
            "words": chosen.get("q", ""),
            "topic": chosen.get("topic", ""),
            "area": chosen.get("area", ""),
            "worker": int(chosen["worker"]) if chosen.get("worker") else None,
            "state": chosen.get("state", ""),
        }


def words_of_the_charter() -> list[tuple[Any, Any]]:
    """Every activity in use under its function, those of development first."""
    found = activities_by_function()
    order = sorted(found, key=lambda function: function != Function.DEVELOPMENT)
    return [(function.label, [(each.code, each.name) for each in found[function]]) for function in order]


def _flat(choices: Any) -> list[tuple[Any, Any]]:
    """Choices without the headings that they stand under."""
    return [one for value, label in choices for one in (label if isinstance(label, list | tuple) else [(value, label)])]

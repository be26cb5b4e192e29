"""An offer's words, the part of one group, and what is said to both."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock
from hedgerow.ledger.types import Pathway, Strength
from hedgerow.offers.forms.choosing import offer, offer_groups, ourselves
from hedgerow.offers.models import Offer, Part
from hedgerow.offers.queries.finding import area_choices
from hedgerow.offers.types import Answer, Every, How, Reason, Word
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries.choosing import chosen_group
from hedgerow.shell.forms import Combobox, DayInput, Pounds, ShellForm

STRENGTHS = [choice for choice in Strength.choices if choice[0]]
REASONS = [("", _("choose")), *(choice for choice in Reason.choices if choice[0])]
BY_HAND = [choice for choice in How.choices if choice[0] in (How.PHONE, How.MEETING, How.PAPER)]
ANSWERS = [choice for choice in Answer.choices if choice[0]]
WE, GROUP = "we", "group"


def _text(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class OfferForm(ShellForm):
    """The words of an offer, and who leads it."""

    summary = forms.CharField(
        label=_("The offer in a few lines"), max_length=1500, required=False, widget=_text(4),
        help_text=_("What groups would do together, in words that the body’s board understands."),
    )  # fmt: skip
    who = forms.ChoiceField(
        label=_("Who leads it?"), widget=forms.RadioSelect, choices=[(GROUP, _("a group")), (WE, _("we ourselves"))],
        help_text=_("The lead body puts the offer and sends the returns. Where we lead, our own interest is declared first."),
    )  # fmt: skip
    group = forms.CharField(label=_("Which group?"), required=False, widget=Combobox(several=False))
    needs = forms.CharField(label=_("What is needed of the body?"), max_length=1000, required=False, widget=_text(3))
    risks = forms.CharField(label=_("What could go wrong?"), max_length=1000, required=False, widget=_text(3))
    every = forms.ChoiceField(
        label=_("How often do groups report?"), choices=Every.choices, initial=Every.QUARTER, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, offer_now: Offer | None = None, **kwargs: Any) -> None:
        us = ourselves()
        if offer_now is not None:
            lead = offer_now.lead
            names = ("summary", "needs", "risks", "every")
            ours = us is not None and lead.pk == us.pk
            kwargs["initial"] = {name: getattr(offer_now, name) for name in names} | {
                "who": WE if ours else GROUP, "group": "" if ours else lead.pk,
            }  # fmt: skip
        super().__init__(*args, **kwargs)
        offer_groups(self, "group")
        if us is None:
            who = self.fields["who"]
            assert isinstance(who, forms.ChoiceField)
            who.choices = [(GROUP, _("a group"))]
            who.help_text = _("To lead it ourselves, add our own record first, as a local infrastructure organisation.")
            who.initial = GROUP

    def clean_group(self) -> Organisation | None:
        """The group, as it is now."""
        return chosen_group(self.cleaned_data["group"])

    def clean(self) -> dict[str, Any]:
        """Who leads is a group, or we."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("who") == GROUP and not said.get("group") and "group" not in self.errors:
            self.add_error("group", _("Choose the group."))
        return said

    def facts(self) -> dict[str, Any]:
        """What was typed, as actions take it."""
        told = self.cleaned_data
        lead = ourselves() if told["who"] == WE else told["group"]
        return {**{name: told[name] for name in ("summary", "needs", "risks", "every")}, "lead": lead}


class PartForm(ShellForm):
    """What one group would do."""

    group = forms.CharField(label=_("Which group?"), widget=Combobox(several=False))
    what = forms.CharField(label=_("What would it do?"), max_length=400, widget=_text(2))
    people = forms.IntegerField(label=_("For how many people?"), required=False, min_value=1, max_value=1_000_000)
    pence = Pounds(label=_("At what cost, in pounds?"), required=False)
    since = forms.DateField(label=_("From"), required=False, widget=DayInput)
    until = forms.DateField(label=_("Until"), required=False, widget=DayInput)
    areas = forms.MultipleChoiceField(
        label=_("Where?"), required=False, widget=Combobox, help_text=_("Leave it empty for where the problem is.")
    )
    evidence = forms.CharField(
        label=_("On what evidence?"), max_length=600, required=False, widget=_text(2),
        help_text=_("Like: 140 people came home with us last year, and readmissions fell by a third."),
    )  # fmt: skip
    strength = forms.ChoiceField(
        label=_("How strong is it?"), choices=STRENGTHS, required=False, widget=forms.RadioSelect
    )
    evidence_at = forms.CharField(
        label=_("Where can it be read?"), max_length=300, required=False,
        help_text=_("An address, or the entry of the record of work."),
    )  # fmt: skip
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, part: Part | None = None, **kwargs: Any) -> None:
        if part is not None:
            names = ("what", "people", "pence", "since", "until", "areas", "evidence", "strength", "evidence_at")
            kwargs["initial"] = {name: getattr(part, name) for name in (*names, "version")} | {"group": part.group.pk}
        super().__init__(*args, **kwargs)
        offer_groups(self, "group")
        offer(self, "areas", area_choices())

    def clean_group(self) -> Organisation | None:
        """The group, as it is now."""
        return chosen_group(self.cleaned_data["group"])

    def facts(self) -> dict[str, Any]:
        """What was typed, as actions take it."""
        told = self.cleaned_data
        names = ("what", "people", "pence", "since", "until", "evidence", "strength", "evidence_at")
        rest = {name: told[name] for name in names}
        return {**rest, "areas": sorted(told["areas"]), "organisation": told["group"]}


class WordForm(ShellForm):
    """What a group says to its part, in its own space."""

    word = forms.ChoiceField(
        label=_("What do you say?"), widget=forms.RadioSelect,
        choices=[
            (Word.AGREED, _("We agree to our part")),
            (Word.CHANGE, _("We would, with a change")),
            (Word.NO, _("We cannot do it")),
        ],
    )  # fmt: skip
    words = forms.CharField(
        label=_("What should be different, or why not?"), max_length=400, required=False, widget=_text(2)
    )
    name = forms.CharField(
        label=_("Who of you reports on it?"), max_length=160, required=False,
        help_text=_("They get a link every few months, and need no account."),
    )  # fmt: skip
    email = forms.EmailField(label=_("Their e-mail address"), required=False, max_length=254)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, part: Part, **kwargs: Any) -> None:
        contact = part.contact
        known = {"name": contact.name, "email": contact.email} if contact else {}
        kwargs["initial"] = {
            "version": part.version,
            "word": part.word or Word.AGREED,
            "words": part.word_words,
        } | known
        super().__init__(*args, **kwargs)


class SpokenForm(WordForm):
    """The same, told to a worker."""

    spoke_with = forms.CharField(label=_("With whom did you speak?"), max_length=160)
    how = forms.ChoiceField(label=_("How?"), choices=BY_HAND, initial=How.PHONE)
    on = forms.DateField(label=_("When?"), widget=DayInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = clock.today
        self.fields["word"].label = _("What do they say?")


class PutForm(ShellForm):
    """By when the body is to answer; where it asked something, what we say to that."""

    reply = forms.CharField(label=_("Our answer to its question"), max_length=1500, widget=_text(3))
    answer_by = forms.DateField(label=_("The body answers by"), widget=DayInput)

    def __init__(self, *args: Any, asked: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer_by"].initial = clock.today() + timedelta(days=28)
        if not asked:
            del self.fields["reply"]


class AnswerForm(ShellForm):
    """What the body says. Each part may be left out, with its reason."""

    answer = forms.ChoiceField(label=_("What do you say?"), choices=ANSWERS, widget=forms.RadioSelect)
    reason = forms.ChoiceField(label=_("If you do not accept it: why?"), choices=REASONS, required=False)
    words = forms.CharField(
        label=_("In your words: the reason, or your question"), max_length=1500, required=False, widget=_text(3),
        help_text=_("Groups are shown it."),
    )  # fmt: skip

    def __init__(self, *args: Any, offer_now: Offer, team: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts = list(offer_now.parts.all())
        for part in self.parts:
            self.fields[f"part_{part.pk}"] = forms.ChoiceField(
                label=f"{part.group.name}: {part.what}", required=False,
                choices=[("", _("we take it up")), *((code, _("no: %s") % label) for code, label in Reason.choices if code)],
            )  # fmt: skip
        if team:
            self.fields["how"] = forms.ChoiceField(label=_("How did it say so?"), choices=BY_HAND, initial=How.MEETING)
            self.fields["answer"].label = _("What does the body say?")

    @property
    def part_fields(self) -> list[forms.BoundField]:
        """A choice for each part."""
        return [self[f"part_{part.pk}"] for part in self.parts]

    @property
    def other_fields(self) -> list[forms.BoundField]:
        """Everything but those."""
        return [field for field in self.visible_fields() if not field.name.startswith("part_")]

    def facts(self) -> dict[str, Any]:
        """What was said, as the action takes it. Parts are left out only where some are accepted."""
        told = self.cleaned_data
        left = {part.pk: told[f"part_{part.pk}"] for part in self.parts if told[f"part_{part.pk}"]}
        return {
            "answer": told["answer"],
            "reason": told["reason"] if told["answer"] == Answer.REFUSED else "",
            "words": told["words"],
            "turned": left if told["answer"] == Answer.SOME else {},
            "how": told.get("how", How.SPACE),
        }


class DeliverForm(ShellForm):
    """What changed in the end."""

    changed = forms.CharField(
        label=_("What changed?"), max_length=1500, widget=_text(4),
        help_text=_("Our contribution, not “we caused”. Everybody may read it, where the problem is public."),
    )  # fmt: skip
    pathway = forms.ChoiceField(
        label=_("Which of the three is it?"),
        choices=[one for one in Pathway.choices if one[0]],
        widget=forms.RadioSelect,
    )
    strength = forms.ChoiceField(label=_("How strong is the evidence?"), choices=STRENGTHS, widget=forms.RadioSelect)
    dissent = forms.CharField(label=_("Who would disagree, and why?"), max_length=1000, required=False, widget=_text(2))

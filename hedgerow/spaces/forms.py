"""The shape of what people type in a space."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.organisations.types import Level
from hedgerow.people.types import How
from hedgerow.shell.forms import ShellForm

LEVELS = (
    (Level.EDITOR, _("Editor: keeps the details right and asks for help")),
    (Level.ADMINISTRATOR, _("Administrator: also says who may act, and who may see more")),
)
HOWS = (
    (How.PHONE, _("by telephone")),
    (How.PAPER, _("on paper")),
    (How.EMAIL, _("by e-mail")),
    (How.PERSON, _("in person")),
)


class PersonForm(ShellForm):
    """Whom to invite."""

    name = forms.CharField(label=_("Their name"), max_length=120)
    email = forms.EmailField(
        label=_("Their e-mail address"), max_length=254, help_text=_("Their own: they sign in with it.")
    )


class InviteForm(PersonForm):
    """Whom to invite, and as what."""

    level = forms.ChoiceField(
        label=_("What may they do?"), choices=LEVELS, initial=Level.EDITOR, widget=forms.RadioSelect
    )


class AskForm(ShellForm):
    """An ask for help, in two fields."""

    about = forms.CharField(
        label=_("What is it about?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("A few words are enough: money, a new treasurer, a building, or that you do not know where to begin."),
    )  # fmt: skip
    reach = forms.CharField(
        label=_("How can we reach you?"), max_length=200,
        help_text=_("A telephone number or e-mail address, and when suits you."),
    )  # fmt: skip


class ToldAskForm(AskForm):
    """The same, written down by our team."""

    how = forms.ChoiceField(label=_("How did they ask?"), choices=HOWS, initial=How.PHONE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reach"].label = _("How can we reach them?")
        self.fields["about"].help_text = self.fields["reach"].help_text = ""


class AnswerForm(ShellForm):
    """What came of an ask."""

    answer = forms.CharField(
        label=_("What came of it?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The group reads this."),
    )  # fmt: skip

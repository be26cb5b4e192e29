"""The shape of what people type in a space."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.organisations.types import Level
from hedgerow.shell.forms import ShellForm

LEVELS = (
    (Level.EDITOR, _("Editor: keeps the details right and asks for help")),
    (Level.ADMINISTRATOR, _("Administrator: also says who may act, and who may see more")),
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

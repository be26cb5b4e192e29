"""The shapes of the first run."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.pages.queries import first_run as queries
from hedgerow.places.models import Place
from hedgerow.shell.forms import ShellForm, ShellModelForm
from hedgerow.shell.meanwhile import MeanwhileMixin


class CodeForm(ShellForm):
    """The code that the server printed."""

    code = forms.CharField(
        label=_("Setup code"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        """Raises ValidationError for any other."""
        code: str = self.cleaned_data["code"]
        if not queries.is_code(code):
            raise ValidationError(_("This is not the code, or a newer one was made since. Look at the server again."))
        return code


class FirstManagerForm(ShellForm):
    """Who the first manager is."""

    name = forms.CharField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("You sign in with it."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label=_("A password"),
        help_text=_("At least 10 letters. Three or four words that only you would put together are easy to remember."),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError for a password that is easily guessed."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if "password" in told:
            user = User(name=told.get("name", ""), email=told.get("email", ""))
            try:
                validate_password(told["password"], user)
            except ValidationError as error:
                self.add_error("password", error)
        return told


class NameForm(MeanwhileMixin, ShellModelForm):
    """What the LIO is called, and how it is reached."""

    class Meta:
        model = Place
        fields = ("lio_name", "strapline", "email", "phone")
        help_texts = {"strapline": _("Shown under your name at the foot of every public page.")}


class TestForm(ShellForm):
    """Where a test message goes."""

    to = forms.EmailField(label=_("Send a test message to"), max_length=254)


class ColleagueForm(ShellForm):
    """Somebody of the team."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    manager = forms.BooleanField(label=_("Also looks after people, words and settings (a manager)"), required=False)

    def role(self) -> LioRole:
        """What they may do."""
        return LioRole.MANAGER if self.cleaned_data["manager"] else LioRole.WORKER

"""The shapes of signing in, of a password, of a colleague and of a team."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, SetPasswordForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts import queries
from hedgerow.accounts.models import Team, User
from hedgerow.accounts.rules import plain_address
from hedgerow.accounts.types import LioRole
from hedgerow.engines.throttle.queries import address_of
from hedgerow.shell.forms import ShellForm

PASSWORD_HINT = _("At least 10 letters. Three or four words that only you would put together are easy to remember.")


class SignInForm(AuthenticationForm):
    """E-mail address and password. What is wrong is said without saying whether the account exists."""

    error_messages = {
        "invalid_login": _(
            "We could not sign you in with this e-mail address and password. Check both: in a password, "
            "capital and small letters differ."
        ),
        "too_many": _("That was too many tries. Wait an hour, or have a letter sent that lets you in."),
    }
    required_css_class = "required"
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("E-mail address")
        self.fields["username"].widget = forms.EmailInput(attrs={"autocomplete": "username", "maxlength": 254})
        self.fields["password"].label = _("Password")

    def clean_username(self) -> str:
        """Kept in small letters, as they are when an account is made."""
        return plain_address(str(self.cleaned_data["username"]))

    def clean(self) -> dict[str, Any]:
        """Refuse to look at all after too many tries."""
        email = self.cleaned_data.get("username")
        if email and queries.has_tried_too_often(email=email, address=self.address):
            raise ValidationError(self.error_messages["too_many"], code="too_many")
        return super().clean()

    @property
    def address(self) -> str:
        """The internet address that asks."""
        return address_of(self.request) if self.request else ""


class NewPasswordForm(SetPasswordForm):  # type: ignore[type-arg]
    """A password, twice."""

    required_css_class = "required"
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].label = _("New password")
        self.fields["new_password1"].help_text = PASSWORD_HINT
        self.fields["new_password2"].label = _("The same again")
        self.fields["new_password2"].help_text = ""


class OwnPasswordForm(NewPasswordForm, PasswordChangeForm):
    """The old password, then the new one twice."""

    field_order = ("old_password", "new_password1", "new_password2")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = _("Your password now")
        self.fields["old_password"].widget.attrs.pop("autofocus", None)


class AddressForm(ShellForm):
    """An e-mail address to send a letter to."""

    email = forms.EmailField(
        label=_("E-mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )


class NewAddressForm(ShellForm):
    """Another e-mail address, with the password of whoever has one."""

    email = forms.EmailField(
        label=_("New e-mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    password = forms.CharField(
        label=_("Your password, to show that it is you"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        if not user.has_usable_password():
            del self.fields["password"]

    def clean_password(self) -> str:
        """It must be the user's own."""
        password = str(self.cleaned_data["password"])
        if not self.user.check_password(password):
            raise ValidationError(_("This is not your password."))
        return password


class NameForm(ShellForm):
    """What a user is called."""

    name = forms.CharField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))


PARTS = [
    (LioRole.WORKER, _("Worker: records work, knows the groups")),
    (LioRole.MANAGER, _("Manager: also looks after people, words and settings")),
]
NO_PART = "none"  # what the form says for LioRole.NONE: an empty choice would read as none made


class ColleagueForm(ShellForm):
    """What a colleague is called and does; or that somebody who signs in has no part in the team."""

    name = forms.CharField(label=_("Name"), max_length=120)
    role = forms.ChoiceField(
        label=_("What they may do"),
        choices=[*PARTS, (NO_PART, _("No part in the team: a space of their own, as a volunteer or for a group"))],
        initial=LioRole.WORKER,
        widget=forms.RadioSelect,
    )
    team = forms.ModelChoiceField(Team.objects.none(), label=_("Team"), required=False, empty_label=_("No team"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["team"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = queries.teams()
        self.initial["role"] = self.initial.get("role", LioRole.WORKER) or NO_PART

    def clean_role(self) -> str:
        """The part, as users keep it."""
        return "" if self.cleaned_data["role"] == NO_PART else str(self.cleaned_data["role"])


class InviteForm(ColleagueForm):
    """A new colleague."""

    email = forms.EmailField(label=_("E-mail address"), help_text=_("They sign in with it."), max_length=254)
    by_hand = forms.BooleanField(
        label=_("Send no letter: I hand the link over myself"), required=False, widget=forms.CheckboxInput
    )
    field_order = ("name", "email", "role", "team", "by_hand")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        role = self.fields["role"]
        assert isinstance(role, forms.ChoiceField)
        role.choices = PARTS  # volunteers, groups and partners are invited elsewhere


class TeamForm(ShellForm):
    """What a team is called."""

    name = forms.CharField(label=_("What the team is called"), max_length=80)

"""allauth's forms in our words."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account.forms import ConfirmLoginCodeForm, ReauthenticateForm, RequestLoginCodeForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ByCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel.words import Words
from hedgerow.shell.forms import ask_kindly

FIGURES = {"inputmode": "numeric", "autocomplete": "one-time-code", "maxlength": 20}


class _Ours:
    """What is left empty is asked for kindly, and no field shows its label twice.

    `labels`, `hints` and `attributes` are by the field's name.
    """

    required_css_class = "required"
    use_required_attribute = False
    fields: dict[str, forms.Field]
    labels: ClassVar[dict[str, Words]] = {}
    hints: ClassVar[dict[str, Words]] = {}
    attributes: ClassVar[dict[str, dict[str, Any]]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.fields.pop("passwordless", None)  # every passkey may be: whether it can, the device says
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.widget.attrs |= self.attributes.get(name, {})
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")
        ask_kindly(self)  # type: ignore[arg-type]


class AskLetterForm(_Ours, RequestLoginCodeForm):  # type: ignore[misc]
    """The address that a letter is to go to."""

    labels: ClassVar = {"email": _("E-mail address")}
    attributes: ClassVar = {"email": {"autocomplete": "username", "maxlength": 254}}


class TypeCodeForm(_Ours, ConfirmLoginCodeForm):  # type: ignore[misc]
    """The code of the letter."""

    labels: ClassVar = {"code": _("The six figures in the letter")}
    attributes: ClassVar = {"code": FIGURES}


class SecondFactorForm(_Ours, AuthenticateForm):  # type: ignore[misc]
    """A code of an app, or one for an emergency."""

    labels: ClassVar = {"code": _("Code")}
    hints: ClassVar = {"code": _("Six figures from your app, or one of your codes for an emergency.")}
    attributes: ClassVar = {"code": FIGURES}


class ProveByCodeForm(_Ours, ByCodeForm):  # type: ignore[misc]
    """The same, from somebody who is signed in."""

    labels: ClassVar = SecondFactorForm.labels
    hints: ClassVar = SecondFactorForm.hints
    attributes: ClassVar = {"code": FIGURES}


class ProveByPasswordForm(_Ours, ReauthenticateForm):  # type: ignore[misc]
    """The password, from somebody who is signed in."""

    labels: ClassVar = {"password": _("Your password")}


class SetUpAppForm(_Ours, ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an app."""

    labels: ClassVar = {"code": _("The six figures that the app shows")}
    attributes: ClassVar = {"code": FIGURES}


class SetUpPasskeyForm(_Ours, AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey, and what to call it."""

    labels: ClassVar = {"name": _("What to call it")}
    hints: ClassVar = {"name": _("So that you know it again, if you ever lose the device.")}
    attributes: ClassVar = {"name": {"maxlength": 60}}


class RenamePasskeyForm(_Ours, EditWebAuthnForm):  # type: ignore[misc]
    """What to call a passkey."""

    labels: ClassVar = {"name": _("What to call it")}
    attributes: ClassVar = {"name": {"maxlength": 60}}

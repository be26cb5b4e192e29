"""What somebody without an account says is wrong with a service."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.services.models import Service
from hedgerow.services.rules import parse_times, web_address
from hedgerow.shell.forms import ShellForm


class CorrectionForm(ShellForm):
    """What is left as it is proposes nothing."""

    name = forms.CharField(label=_("Name"), max_length=160)
    description = forms.CharField(
        label=_("What it does for people"), required=False, max_length=6000, widget=forms.Textarea(attrs={"rows": 5})
    )
    times = forms.CharField(
        label=_("When"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One in a line, like “MO,WE 10:00-12:00” or “Friday 14:00-16:00”."),
    )  # fmt: skip
    phone = forms.CharField(label=_("Telephone that anybody may use"), required=False, max_length=40)
    email = forms.EmailField(label=_("E-mail address that anybody may use"), required=False)
    web = forms.CharField(label=_("Web page"), required=False, max_length=300)
    closed = forms.BooleanField(label=_("This is not given any more"), required=False)
    reason = forms.CharField(
        label=_("How do you know, or what else is wrong?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Like: I run it; or I went there and it was shut."),
    )  # fmt: skip
    reply_to = forms.EmailField(
        label=_("Your e-mail address"), required=False, help_text=_("Only if we may write back. It is never shown.")
    )

    PROPOSED = ("name", "description", "phone", "email", "web")

    def clean_web(self) -> str:
        """A whole web address."""
        typed: str = self.cleaned_data["web"]
        if typed and not web_address(typed):
            raise forms.ValidationError(_("This is not a web address. Write it like www.example.org."))
        return web_address(typed)

    def clean_times(self) -> str:
        """Days and hours that can be read."""
        typed: str = self.cleaned_data["times"]
        try:
            parse_times(typed)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from None
        return "\n".join(line.strip() for line in typed.splitlines() if line.strip())

    def proposed(self, service: Service, times: str) -> dict[str, Any]:
        """What differs from what stands there."""
        told = self.cleaned_data
        news: dict[str, Any] = {name: told[name] for name in self.PROPOSED if told[name] != getattr(service, name)}
        if told["times"] != times:
            news["times"] = told["times"]
        return {**news, **({"closed": True} if told["closed"] else {})}

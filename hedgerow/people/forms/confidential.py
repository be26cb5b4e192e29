"""The shape of a concern, a confidential note, and what is said about either.

Every field's name begins with "confidential": `shell.kept` keeps none of those when a sign-in runs out.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.people.queries import confidential as queries
from hedgerow.people.types import Standing
from hedgerow.shell.forms import Chips, DayInput, ManyRecords, ShellForm

PREFIX = "confidential"


class LockedForm(ShellForm):
    """A form whose words are kept nowhere but under lock: the browser is asked to remember none of them either."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, prefix=PREFIX, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.setdefault("autocomplete", "off")


class UsersField(ManyRecords):
    """Colleagues, by name."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=User.objects.none(), widget=forms.CheckboxSelectMultiple, **kwargs)

    def label_from_instance(self, obj: User) -> str:
        """Their name."""
        return obj.name


class ConcernForm(LockedForm):
    """What happened, and who should read it."""

    text = forms.CharField(
        label=_("What have you seen or been told?"),
        help_text=_("Who, when, where, and as far as you can the very words. What you think of it can come after."),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=20_000,
    )
    title = forms.CharField(
        label=_("In a few words, without names"),
        help_text=_("So that they can tell it from others."),
        required=False,
        max_length=120,
    )
    readers = UsersField(
        label=_("Who should read it?"),
        help_text=_("Our leads for safeguarding are ticked. If it is about one of them, choose somebody else."),
        error_messages={"required": _("Choose at least one person who should read it.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        leads = [lead.user_id for lead in queries.leads()]
        super().__init__(*args, initial={"readers": leads}, **kwargs)
        asked = queries.team().filter(pk__in=leads) | queries.team().filter(role=LioRole.MANAGER)
        self.fields["readers"].queryset = asked  # type: ignore[attr-defined]
        # Where nobody is lead yet, it may be sent to nobody, and waits.
        self.has_leads = self.fields["readers"].required = bool(leads)


class NoteForm(LockedForm):
    """A note and who else may read it."""

    title = forms.CharField(label=_("In a few words, without names"), max_length=120)
    text = forms.CharField(label=_("The note"), widget=forms.Textarea(attrs={"rows": 8}), max_length=20_000)
    readers = UsersField(label=_("Who else may read it?"), required=False)

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["readers"].queryset = queries.team().exclude(pk=by.pk)  # type: ignore[attr-defined]


class ActForm(LockedForm):
    """What was done, and how far it has come."""

    text = forms.CharField(
        label=_("What was done, or is to be done?"), widget=forms.Textarea(attrs={"rows": 4}), max_length=20_000
    )
    standing = forms.ChoiceField(label=_("It is now"), choices=Standing.choices, widget=Chips)
    look_on = forms.DateField(label=_("Look at it again on"), required=False, widget=DayInput)


class ReaderForm(LockedForm):
    """One more reader."""

    user = forms.ModelChoiceField(label=_("Who"), queryset=User.objects.none(), empty_label=_("Choose somebody"))

    def __init__(self, *args: Any, without: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["user"]
        field.queryset = queries.team().exclude(pk__in=without)  # type: ignore[attr-defined]
        field.label_from_instance = lambda user: user.name  # type: ignore[attr-defined]


class KeepForm(LockedForm):
    """Until when it is kept."""

    until = forms.DateField(label=_("Keep it until"), widget=DayInput)


class LeadForm(ShellForm):
    """One more safeguarding lead."""

    user = forms.ModelChoiceField(label=_("Who"), queryset=User.objects.none(), empty_label=_("Choose somebody"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["user"]
        field.queryset = queries.team().exclude(pk__in=queries.leads().values("user"))  # type: ignore[attr-defined]
        field.label_from_instance = lambda user: user.name  # type: ignore[attr-defined]

"""What people add to the menu."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.people.queries.confidential import reads_something
from hedgerow.shell.types import NavItem

NAVIGATION = (
    NavItem(_("People"), reverse_lazy("people:contacts"), icon="person"),
    NavItem(_("Raise a concern"), reverse_lazy("people:raise_concern"), icon="shield", section=_("Tools")),
    NavItem(
        _("Confidential"), reverse_lazy("people:confidential"), icon="shield", section=_("Tools"), only=reads_something
    ),
    NavItem(
        _("Safeguarding leads"),
        reverse_lazy("people:leads"),
        icon="shield",
        about=_("Who is told when somebody raises a concern."),
    ),
)

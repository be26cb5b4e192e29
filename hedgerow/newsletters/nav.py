"""What newsletters add to the menus."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.newsletters.permissions import can_write
from hedgerow.shell.types import NavItem

NAVIGATION = (
    NavItem(_("Newsletters"), reverse_lazy("newsletters:issues"), icon="letter", section=_("What we do")),
    NavItem(
        _("Newsletter"),
        reverse_lazy("newsletters:home"),
        icon="letter",
        section=_("More"),
        only=lambda user: not can_write(user),
    ),
    NavItem(
        _("Subjects of newsletters"),
        reverse_lazy("newsletters:subjects"),
        icon="letter",
        about=_("What people can ask to get letters about."),
    ),
)

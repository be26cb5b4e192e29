"""What sharing offers: the way to the page on which a line to paste is put together, and the words of its trail."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.audit.types import AuditWords
from hedgerow.engines.registry import Deed

AUDIT = (
    AuditWords(
        "sharing.site",
        deeds={
            "sharing.site_allowed": _("A site may show our lists"),
            "sharing.site_stopped": _("A site may no longer show our lists"),
        },
        fields={},
    ),
)
BOX = (
    Deed(
        _("Show our lists on another site"),
        lambda: reverse("sharing:sharing"),
        lambda user: bool(getattr(user, "is_worker", False)),
        _("embed iframe website widget share paste council site"),
    ),
)

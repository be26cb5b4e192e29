"""What imports offer: removing raw rows and undo copies, and a way to be started from the search-and-do box."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.imports import actions, queries
from hedgerow.engines.privacy.types import Eraser
from hedgerow.engines.registry import Deed, NightlyJob

ERASERS = (Eraser("imports.ImportRow", actions.erase, goes=False),)
NIGHTLY = (NightlyJob("imports.forget", actions.forget),)
BOX = (
    Deed(
        _("Import a spreadsheet"),
        lambda: reverse("imports:index"),
        lambda user: bool(queries.importers(user)),
        "import upload csv excel xlsx spreadsheet",
    ),
)

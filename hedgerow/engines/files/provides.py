"""What files offer: removing those whose days are over, and those of somebody who is erased."""

from hedgerow.engines.files import actions
from hedgerow.engines.privacy.types import Eraser
from hedgerow.engines.registry import NightlyJob

NIGHTLY = (NightlyJob("files.forget", actions.forget),)
ERASERS = (Eraser("files.Upload", actions.erase),)

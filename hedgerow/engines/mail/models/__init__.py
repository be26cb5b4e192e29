"""Letters that go out, and messages that come in."""

from hedgerow.engines.mail.models.incoming import Incoming
from hedgerow.engines.mail.models.outgoing import Outgoing

__all__ = ["Incoming", "Outgoing"]

"""Letters that go out, and messages that come in."""

from hedgerow.engines.mail.models.outgoing import Outgoing

__all__ = ["Outgoing"]

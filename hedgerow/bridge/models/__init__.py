"""Questions to groups with their answers, and promises."""

from hedgerow.bridge.models.answers import Answer, Version
from hedgerow.bridge.models.promises import Promise
from hedgerow.bridge.models.questions import Asked, Question

__all__ = ["Answer", "Asked", "Promise", "Question", "Version"]

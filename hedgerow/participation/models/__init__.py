"""Questions to residents with their ideas, and budgets with their projects."""

from hedgerow.participation.models.budgets import Budget, Project
from hedgerow.participation.models.conversations import Conversation, Idea, Support

__all__ = ["Budget", "Conversation", "Idea", "Project", "Support"]

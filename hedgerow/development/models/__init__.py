"""Cases, health checks and plans; courses."""

from hedgerow.development.models.cases import Case
from hedgerow.development.models.checks import CheckAnswer, HealthCheck, PlanAction
from hedgerow.development.models.training import Course, TrainingFeedback

__all__ = ["Case", "CheckAnswer", "Course", "HealthCheck", "PlanAction", "TrainingFeedback"]

"""Cases, health checks and plans."""

from hedgerow.development.models.cases import Case
from hedgerow.development.models.checks import CheckAnswer, HealthCheck, PlanAction

__all__ = ["Case", "CheckAnswer", "HealthCheck", "PlanAction"]

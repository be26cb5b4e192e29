"""This place's words; what was agreed about them, by whom; what public bodies say matters to them."""

from hedgerow.charter.models.agreement import Agreement, Party, Signature
from hedgerow.charter.models.bodies import BodyPriority, BodyPriorityLink
from hedgerow.charter.models.parts import Performer, Promise, SchemeMatch
from hedgerow.charter.models.words import Activity, Charter, Priority

__all__ = [
    "Activity",
    "Agreement",
    "BodyPriority",
    "BodyPriorityLink",
    "Charter",
    "Party",
    "Performer",
    "Priority",
    "Promise",
    "SchemeMatch",
    "Signature",
]

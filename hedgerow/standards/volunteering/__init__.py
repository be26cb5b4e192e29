"""The Volunteering and Social Action Ontology: what must be known of it at run time."""

from hedgerow.standards.volunteering.accessibility import CONCEPTS as ACCESSIBILITY
from hedgerow.standards.volunteering.cause import CONCEPTS as CAUSES
from hedgerow.standards.volunteering.reading import Concept
from hedgerow.standards.volunteering.requirement import CONCEPTS as REQUIREMENTS
from hedgerow.standards.volunteering.skill import CONCEPTS as SKILLS
from hedgerow.standards.volunteering.terms import CLASSES, DAYS, NAMESPACE, PARTS, PROPERTIES, TIMES

#: the ontology has no narrower rewards yet: what a volunteer gets is said in words
REWARD = "Reward"

__all__ = [
    "ACCESSIBILITY",
    "CAUSES",
    "CLASSES",
    "DAYS",
    "NAMESPACE",
    "PARTS",
    "PROPERTIES",
    "REQUIREMENTS",
    "REWARD",
    "SKILLS",
    "TIMES",
    "Concept",
]

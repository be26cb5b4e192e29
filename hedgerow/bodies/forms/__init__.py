"""The shapes of what is asked."""

from hedgerow.bodies.forms.interests import DeclareForm, EndForm, InterestsForm
from hedgerow.bodies.forms.officers import BodiesForm, DepartmentForm, MoveForm, OfficerForm

__all__ = ["BodiesForm", "DeclareForm", "DepartmentForm", "EndForm", "InterestsForm", "MoveForm", "OfficerForm"]

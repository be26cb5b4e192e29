"""The shape of what people type about volunteering."""

from hedgerow.volunteering.forms.applying import ApplyForm, CallForm
from hedgerow.volunteering.forms.deciding import DeclineForm, EndForm, IntroduceForm, PassOnForm, StartForm, TouchForm
from hedgerow.volunteering.forms.hours import HoursForm, OwnEndForm
from hedgerow.volunteering.forms.listing import PeopleForm, RolesForm, SearchForm
from hedgerow.volunteering.forms.roles import RoleForm

__all__ = [
    "ApplyForm",
    "CallForm",
    "DeclineForm",
    "EndForm",
    "HoursForm",
    "IntroduceForm",
    "OwnEndForm",
    "PassOnForm",
    "PeopleForm",
    "RoleForm",
    "RolesForm",
    "SearchForm",
    "StartForm",
    "TouchForm",
]

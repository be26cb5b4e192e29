"""The shapes of what is asked."""

from hedgerow.representation.forms.elections import CallForm, CallOffForm, DeclineForm, NominateForm, OwnNominateForm
from hedgerow.representation.forms.meetings import BriefForm, MeetingForm, ReportForm
from hedgerow.representation.forms.seats import FillForm, LeaveForm, SeatForm, SeatsForm

__all__ = [
    "BriefForm",
    "CallForm",
    "CallOffForm",
    "DeclineForm",
    "FillForm",
    "LeaveForm",
    "MeetingForm",
    "NominateForm",
    "OwnNominateForm",
    "ReportForm",
    "SeatForm",
    "SeatsForm",
]

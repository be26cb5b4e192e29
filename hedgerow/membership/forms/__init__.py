"""The shapes of applying, deciding, keeping members and setting kinds."""

from hedgerow.membership.forms.applying import AcceptForm, DeclineForm, JoinForm, OwnJoinForm
from hedgerow.membership.forms.keeping import AddForm, ChangeForm, LeaveForm, MembersForm, PaidForm, RenewForm
from hedgerow.membership.forms.kinds import KindForm

__all__ = [
    "AcceptForm",
    "AddForm",
    "ChangeForm",
    "DeclineForm",
    "JoinForm",
    "KindForm",
    "LeaveForm",
    "MembersForm",
    "OwnJoinForm",
    "PaidForm",
    "RenewForm",
]

"""Adding and changing users and teams, links sent by e-mail, and sign-ins."""

from hedgerow.accounts.actions import devices as devices
from hedgerow.accounts.actions import letters as letters
from hedgerow.accounts.actions import links as links
from hedgerow.accounts.actions import second_factor as second_factor
from hedgerow.accounts.actions.addresses import ask_new_email as ask_new_email
from hedgerow.accounts.actions.addresses import change_email as change_email
from hedgerow.accounts.actions.devices import count_wrong_password as count_wrong_password
from hedgerow.accounts.actions.devices import forget_sessions as forget_sessions
from hedgerow.accounts.actions.devices import forgive_wrong_passwords as forgive_wrong_passwords
from hedgerow.accounts.actions.inviting import make_link as make_link
from hedgerow.accounts.actions.inviting import send_invitation as send_invitation
from hedgerow.accounts.actions.inviting import withdraw_invitation as withdraw_invitation
from hedgerow.accounts.actions.teams import save_team as save_team
from hedgerow.accounts.actions.users import change as change
from hedgerow.accounts.actions.users import deactivate as deactivate
from hedgerow.accounts.actions.users import invite as invite
from hedgerow.accounts.actions.users import reactivate as reactivate
from hedgerow.accounts.actions.users import rename as rename
from hedgerow.accounts.actions.users import set_password as set_password

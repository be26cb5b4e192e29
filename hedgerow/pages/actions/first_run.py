"""The first run: a code that lets one person in, that person as the first manager, and the area that is opened."""

from __future__ import annotations

import os
import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts import actions as accounts
from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.organisations.actions.opening import open_held
from hedgerow.organisations.types import Synced
from hedgerow.pages.queries import first_run as queries
from hedgerow.spine.errors import InputError

LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # none that is taken for another; sixteen of them are 79 bits
GROUPS, IN_A_GROUP = 4, 4


def new_code() -> str:
    """A setup code, to be shown once to whoever looks after the server; one made before is good no more.

    Only its keyed hash is kept, in a file that nobody else may read.
    """
    groups = ("".join(secrets.choice(LETTERS) for _n in range(IN_A_GROUP)) for _g in range(GROUPS))
    code = "-".join(groups)
    path = queries.code_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(queries.print_of(code))
    return code


def become_first_manager(*, email: str, name: str, password: str) -> User:
    """The first manager of a new installation, with a password. The setup code is used up.

    Raises InputError where there is a manager already, or what was given cannot be used, and ValidationError for a
    password that is too weak; then the code is still good.
    """
    path = queries.code_path()
    taken = path.with_suffix(".taken")
    try:
        path.rename(taken)  # of two who come at once, one
    except FileNotFoundError:
        raise InputError(_("This code was used already.")) from None
    try:
        user = _first_manager(email=email, name=name, password=password)
    except BaseException:
        taken.rename(path)
        raise
    taken.unlink()
    return user


@transaction.atomic
def _first_manager(*, email: str, name: str, password: str) -> User:
    if queries.has_manager():
        raise InputError(_("There is a manager already. Ask them to add you."))
    user = accounts.invite(by=None, email=email, name=name, role=LioRole.MANAGER)
    return accounts.set_password(user=user, password=password)


def open_area(*, by: User, code: str) -> Synced:
    """Open the place from the open data that is held: its areas and its groups. Safe to do again.

    Raises InputError for a code that is none, and where another area is open here.
    """
    return open_held(by=by, area=code)

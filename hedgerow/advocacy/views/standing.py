"""The page behind the link in a letter: a group reads what others would say with it, and signs it or says why not."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.advocacy import actions
from hedgerow.advocacy.actions.positions import newest
from hedgerow.advocacy.forms.chain import StandForm
from hedgerow.advocacy.models import SignUp
from hedgerow.advocacy.queries.asks import standing_for
from hedgerow.advocacy.types import Shown, Told
from hedgerow.engines.throttle.types import limited
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.people.queries.roles import ids_with_merged
from hedgerow.shell.trying import tried


@open_to(Audience.ANYONE)
@limited(an_hour=60)
def stand(request: HttpRequest, token: str) -> HttpResponse:
    """Opening it changes nothing; its button takes the group's stand."""
    found = standing_for(token)
    if found is None:
        return render(request, "advocacy/public/no_link.html", status=404)
    position, group = found
    last = newest(position)
    held = SignUp.objects.filter(position=position, organisation__in=ids_with_merged(group)).first()
    initial: dict[str, Any] = {"shown": Shown.NAMED, "number": last.number if last else None}
    if held:
        initial |= {"stand": held.stand, "reason": held.reason, "shown": held.shown}
    form = StandForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        by = request.user if isinstance(request.user, User) else None
        act = lambda: actions.take_stand(  # noqa: E731
            by=by, position=position, organisation=group, told=Told.LINK, **form.cleaned_data
        )
        if tried(request, act, _("Thank you. It is on the record; until it is agreed you can change it here."), form):
            return redirect("advocacy:stand", token=token)
    context = {"form": form, "issue": position.issue, "group": group, "last": last, "held": held}
    return render(request, "advocacy/public/stand.html", context, status=422 if form.errors else 200)

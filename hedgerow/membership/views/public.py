"""What anybody sees of membership: applying, and who is a member."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hedgerow.accounts.models import User
from hedgerow.engines.throttle.types import limited
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.membership import actions, queries
from hedgerow.membership.forms import JoinForm
from hedgerow.membership.presenters.members import PUBLIC, fees
from hedgerow.membership.rules import MOST_AN_HOUR
from hedgerow.organisations.models import Access
from hedgerow.organisations.types import Level
from hedgerow.people.queries.wording import us
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import present
from hedgerow.spine.errors import InputError

ON_A_PAGE = 50


@open_to(Audience.ANYONE)
@limited(an_hour=MOST_AN_HOUR, field="email", of_one=3)
def join(request: HttpRequest) -> HttpResponse:
    """What membership is and costs, and the one form."""
    kinds = list(queries.kinds(only_open=True))
    form = JoinForm(posted(request))
    if request.method == "POST" and kinds and form.is_valid():
        try:
            actions.apply(by=None, **form.cleaned_data)
        except InputError as error:
            form.add_error(None, str(error))
        else:
            return redirect("membership:sent")
    context = {
        "form": form,
        "kinds": [(kind, fees(kind)) for kind in kinds],
        "own": _own(request),
        "us": us(),
        "listed": queries.named_members().exists(),
    }
    return render(request, "membership/join.html", context, status=422 if form.errors else 200)


def _own(request: HttpRequest) -> list[Access]:
    """The groups that whoever asks may act for: they apply in the group's own space."""
    if not isinstance(request.user, User):
        return []
    rows = Access.objects.filter(user=request.user, until__isnull=True).exclude(level=Level.OFFICER)
    return list(rows.select_related("organisation").order_by("organisation__name"))


@open_to(Audience.ANYONE)
@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """It is here, and what happens next."""
    return render(request, "membership/sent.html")


@open_to(Audience.ANYONE)
@require_safe
def renewed(request: HttpRequest) -> HttpResponse:
    """Thank you."""
    return render(request, "membership/renewed.html", {"us": us()})


@open_to(Audience.ANYONE)
@require_safe
def our_members(request: HttpRequest) -> HttpResponse:
    """Members of today who agreed to stand here."""
    page = numbered(queries.named_members(), request.GET, size=ON_A_PAGE)
    table = present(PUBLIC, replace(page, rows=queries.on_roll(page.rows)), request.GET, downloads=False)
    return render(request, "membership/our_members.html", {"table": table, "page": page, "us": us()})

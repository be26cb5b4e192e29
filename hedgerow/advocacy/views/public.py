"""Advocacy for anybody: raising an issue without an account, and what we said and they did."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import is_team
from hedgerow.advocacy import actions
from hedgerow.advocacy.forms.finding import ToldForm
from hedgerow.advocacy.forms.issues import SendForm
from hedgerow.advocacy.permissions import can_read
from hedgerow.advocacy.presenters.chain import chain, public_message
from hedgerow.advocacy.presenters.lists import public_table
from hedgerow.advocacy.queries import issues as read
from hedgerow.advocacy.queries import telling
from hedgerow.advocacy.queries.wording import behind_line
from hedgerow.advocacy.views.finding import issue_or_404, typing
from hedgerow.bodies.queries import interests_in
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.throttle.queries import address_of
from hedgerow.engines.throttle.types import limited
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.people.queries.wording import us
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download
from hedgerow.shell.types import Crumb
from hedgerow.spine.errors import InputError

ON_A_PAGE = 20
MOST = 2000  # chains in one download
FEED_FOR = timedelta(days=365)


@open_to(Audience.ANYONE)
@limited(an_hour=20)
def send(request: HttpRequest) -> HttpResponse:
    """An issue in a sentence, with or without a name; then the page on which its writer reads what became of it."""
    if (answer := typing(request, _alike)) is not None:
        return answer
    form = SendForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.send_issue(address=address_of(request), **form.facts())
        except InputError as error:
            form.add_error(None, str(error))
        else:
            return redirect("moderation:status", key=made.key)
    return render(request, "advocacy/public/raise.html", {"form": form}, status=422 if form.errors else 200)


def _alike(said: str) -> list[Any]:
    rows = read.alike(said, among=read.public())
    for row in rows:
        row.link = reverse("advocacy:we_said_one", args=[row.pk])
        row.groups = 0  # how many say so is told by `behind` alone
    return rows


@open_to(Audience.ANYONE)
@require_safe
def we_said(request: HttpRequest) -> HttpResponse:
    """What groups asked of public bodies, and what came of it."""
    form, today = ToldForm(request.GET), clock.today()
    found = read.with_chain(read.told(**telling.narrowed({name: str(one) for name, one in form.chosen().items()})))
    if "format" in request.GET:
        rows = list(found[:MOST])
        if answer := download(public_table(rows), rows, request.GET):
            return answer
    page = numbered(found, request.GET, size=ON_A_PAGE)
    rows = list(page.rows)
    who = read.behind(rows)
    context = {
        "form": form,
        "page": page,
        "lines": [(row, telling.came_of(row, today), behind_line(who[row.pk])) for row in rows],
        "narrowed": bool(form.chosen()),
        "team": is_team(request.user),
    }
    return render(request, "advocacy/public/we_said.html", context)


@open_to(Audience.ANYONE)
@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One chain, as everybody may read it; our team sees it so, too."""
    found = issue_or_404(pk)
    if found.merged_into_id and can_read(AnonymousUser(), found.merged_into):
        return redirect("advocacy:we_said_one", pk=found.merged_into_id)
    if found.merged_into_id or not can_read(request.user, found):
        raise Http404
    public = can_read(AnonymousUser(), found)
    row = read.with_chain(read.there().filter(pk=pk)).first() if public else None
    context = {
        "issue": found,
        "chain": chain(found),
        "message": public_message(found, telling.came_of(row, clock.today())) if row else "",
        "public": public,
        "interests": interests_in([found.ref]),
        "crumbs": [Crumb(_("We said / they did"), reverse("advocacy:we_said")), Crumb(found.sentence)],
        "team": is_team(request.user),
    }
    return render(request, "advocacy/public/one.html", context)


@open_to(Audience.ANYONE)
@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """What is new, to follow: of all public bodies, or of one (`?body=`)."""
    body = telling.narrowed({name: str(value) for name, value in request.GET.items()})["body"]
    told = Atom1Feed(
        title=f"{us()}: {_('We said / they did')}",
        link=absolute(reverse("advocacy:we_said")),
        description=_("What groups asked of public bodies, and what came of it."),
        feed_url=absolute(reverse("advocacy:feed")),
    )
    for one_ in telling.news(50, body=body, since=clock.now() - FEED_FOR):
        told.add_item(
            title=one_.title, link=absolute(one_.url), description=one_.line, unique_id=f"{absolute(one_.url)}#{one_.key}",
            pubdate=one_.at, updateddate=one_.at,
        )  # fmt: skip
    return HttpResponse(told.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")

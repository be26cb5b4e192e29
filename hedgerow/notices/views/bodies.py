"""The space of a public body: its early notices, and what was read of its published ones."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hedgerow.accounts.permissions import is_team, user_of
from hedgerow.engines.lifecycle.types import State
from hedgerow.kernel.audience import TEAM_HATS, Audience, Hat, open_to
from hedgerow.notices import actions
from hedgerow.notices.presenters import notices as shown
from hedgerow.notices.queries.notices import intentions_of, published_by
from hedgerow.notices.views.finding import body_in, intention_of
from hedgerow.notices.views.managing import write
from hedgerow.shell.pagination import numbered
from hedgerow.spine.errors import InputError

HATS = TEAM_HATS | {Hat.OFFICER}
PUBLISHED = 10


@open_to(Audience.SIGNED_IN, hats=HATS)
@require_safe
def of_body(request: HttpRequest, pk: int) -> HttpResponse:
    """What the body announced early, with where each stands, and what it published elsewhere."""
    body = body_in(request, pk)
    page = numbered(intentions_of(body), request.GET, size=25)
    context = {
        "body": body,
        "page": page,
        "rows": [(notice, *shown.state_of(notice), shown.closes(notice), notice.fits) for notice in page.rows],
        "published": shown.rows(list(published_by(body)[:PUBLISHED])),
    }
    return render(request, "notices/of_body.html", context)


@open_to(Audience.SIGNED_IN, hats=HATS)
def body_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Say early what you mean to buy."""
    body = body_in(request, pk)
    form, made = write(request, body, None)
    if made:
        team = is_team(request.user)
        messages.success(
            request,
            _("Everybody can see it now.") if team else _("Thank you. We look at it, and then everybody sees it."),
        )
        return redirect("notices:of_body", pk=body.pk)
    context = {"form": form, "body": body, "team": is_team(request.user), "in_space": True}
    return render(request, "notices/intention.html", context, status=422 if form.errors else 200)


@open_to(Audience.SIGNED_IN, hats=HATS)
def body_edit(request: HttpRequest, pk: int, notice: int) -> HttpResponse:
    """Change an early notice that is not public yet."""
    body = body_in(request, pk)
    found = intention_of(body, notice)
    form, changed = write(request, body, found)
    if changed:
        messages.success(request, _("Saved."))
        return redirect("notices:of_body", pk=body.pk)
    may = found.state in (State.DRAFT, State.REVIEW) or (is_team(request.user) and found.state != State.CLOSED)
    context = {
        "form": form,
        "body": body,
        "notice": found,
        "team": is_team(request.user),
        "in_space": True,
        "closed": not may,
    }
    return render(request, "notices/intention.html", context, status=422 if form.errors else 200)


@open_to(Audience.SIGNED_IN, hats=HATS)
@require_POST
def body_close(request: HttpRequest, pk: int, notice: int) -> HttpResponse:
    """It will not be bought, or it is out now."""
    body = body_in(request, pk)
    try:
        actions.close(by=user_of(request), notice=intention_of(body, notice))
        messages.success(request, _("Closed."))
    except InputError as error:
        messages.error(request, str(error))
    return redirect("notices:of_body", pk=body.pk)

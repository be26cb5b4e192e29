"""Letters that went out, wait, failed, or are to be printed."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from hedgerow.engines import registry
from hedgerow.engines.mail import actions, presenters, queries
from hedgerow.engines.mail.forms import LettersForm
from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.mail.types import State
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.kernel.ids import keys
from hedgerow.shell.asking import user_of
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import present
from hedgerow.spine.errors import InputError

ON_A_PAGE = 25
MOST_PRINTED = 100


@open_to(Audience.WORKER)
@require_GET
def letters(request: HttpRequest) -> HttpResponse:
    """Every letter that was written, newest first, and those that need a person."""
    form = LettersForm(request.GET)
    chosen = form.chosen()
    show = chosen.get("show", "")
    page = numbered(queries.listed(request.user, show, chosen.get("q", "")), request.GET, size=ON_A_PAGE)
    context = {
        "form": form,
        "page": page,
        "table": present(presenters.LETTERS, page, request.GET, downloads=False),
        "tabs": presenters.tabs(show, request.GET),
        "show": show,
        "words": chosen.get("q", ""),
        "demo": settings.HEDGEROW_DEMO,
        "server": queries.has_server(),
    }
    return render(request, "mail/letters.html", context)


@open_to(Audience.WORKER)
@never_cache
@require_GET
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """One letter as its reader has it, how far it has come, and what can be done about it."""
    row = get_object_or_404(queries.shown_to(request.user), pk=pk)
    said = queries.readable(row)
    stuck = queries.stuck(clock.now()).filter(pk=pk).exists()
    context = {
        "row": row,
        "letter": said,
        "head": queries.letterhead(),
        "whom": presenters.whom(row),
        "tone": presenters.tone(row),
        "stuck": stuck,
        "left": stuck and row.state == State.SENDING,
        "about": registry.link(row.about) if row.about else None,
    }
    return render(request, "mail/one.html", context)


@open_to(Audience.WORKER)
@never_cache
@require_GET
def to_print(request: HttpRequest) -> HttpResponse:
    """Letters ready for the printer, each on a sheet of its own: those with `?letter=`, or all that are to be printed."""
    rows = queries.printable(request.user, request.GET.getlist("letter"))[:MOST_PRINTED]
    sheets = [(row, queries.readable(row)) for row in rows]
    context = {"sheets": [one for one in sheets if one[1]], "head": queries.letterhead(), "today": clock.today()}
    return render(request, "mail/print.html", context)


@open_to(Audience.WORKER)
@require_POST
def printed(request: HttpRequest) -> HttpResponse:
    """They were printed and posted."""
    count = actions.mark_printed(by=user_of(request), letters=keys(request.POST.getlist("letter")))
    words = ngettext("One letter is marked as posted.", "%(n)d letters are marked as posted.", count)
    messages.success(request, words % {"n": count})
    return redirect("mail:letters")


@open_to(Audience.WORKER)
@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a letter that failed, or was left in the middle, once more."""
    return _done(request, pk, actions.send_again, _("It is sent once more."))


@open_to(Audience.WORKER)
@require_POST
def arrived(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody made sure that a letter has arrived."""
    return _done(request, pk, actions.mark_sent, _("Marked as sent."))


@open_to(Audience.WORKER)
@require_POST
def post(request: HttpRequest, pk: int) -> HttpResponse:
    """Print and post a letter that could not be sent."""
    return _done(request, pk, actions.print_instead, _("It is among the letters to be printed."))


def _done(request: HttpRequest, pk: int, act: Callable[..., Outgoing], words: str) -> HttpResponse:
    row = get_object_or_404(queries.shown_to(request.user), pk=pk)
    by: AbstractBaseUser = user_of(request)
    try:
        act(by=by, letter=row)
    except InputError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, words)
    return redirect("mail:letter", pk=pk)

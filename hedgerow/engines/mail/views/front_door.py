"""The front door: messages from people whom nobody has spoken to yet. Nothing goes from here to a record by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from hedgerow.engines import registry
from hedgerow.engines.mail import actions, queries
from hedgerow.engines.mail.forms import AnswerForm, SeeToItForm
from hedgerow.engines.mail.models import Incoming, Outgoing
from hedgerow.engines.mail.types import OnwardOffer, Outcome
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell.asking import user_of
from hedgerow.shell.forms import ShellForm
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import numbered
from hedgerow.spine.errors import InputError

DONE_SHOWN = 10


@open_to(Audience.WORKER)
@require_GET
def front_door(request: HttpRequest) -> HttpResponse:
    """What waits for an answer, the oldest first; what could not be read; and what was dealt with lately."""
    context = {
        "page": numbered(queries.at_the_door(), request.GET, size=25),
        "aside": queries.set_aside()[:DONE_SHOWN],
        "done": queries.dealt_with()[:DONE_SHOWN],
        "today": clock.today(),
    }
    return render(request, "mail/front_door.html", context)


@open_to(Audience.WORKER)
@never_cache
@require_GET
def message(request: HttpRequest, pk: int) -> HttpResponse:
    """One message, and what to do with it."""
    return _page(request, get_object_or_404(Incoming, pk=pk))


@open_to(Audience.WORKER)
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Write back by e-mail."""
    form = AnswerForm(posted(request))
    return _dealt(request, pk, form, "answer", lambda **all: actions.answer(**all, words=form.cleaned_data["words"]))


@open_to(Audience.WORKER)
@require_POST
def to_do(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a to-do of it, for oneself."""
    form = SeeToItForm(posted(request))
    return _dealt(request, pk, form, "to_do", lambda **all: actions.make_todo(**all, what=form.cleaned_data["what"]))


@open_to(Audience.WORKER)
@require_POST
def onward(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """An app makes something of it, such as a case; then to what was made."""
    row = get_object_or_404(Incoming, pk=pk)
    offer = next((offer for offer in registry.all_of(OnwardOffer) if offer.name == name), None)
    if offer is None:
        raise Http404
    try:
        made = registry.link(actions.take_onward(by=user_of(request), message=row, offer=offer).ref)
    except InputError as error:
        messages.error(request, str(error))
        return redirect("mail:message", pk=pk)
    return redirect(made.url if made else reverse("mail:front_door"))


@open_to(Audience.WORKER)
@require_POST
def dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    """It needs nothing."""
    return _dealt(request, pk, None, "", actions.dismiss)


@open_to(Audience.WORKER)
@require_POST
def wait(request: HttpRequest, pk: int) -> HttpResponse:
    """It was dealt with too soon: let it wait again."""
    return _dealt(request, pk, None, "", actions.take_back)


def _dealt(
    request: HttpRequest, pk: int, form: ShellForm | None, name: str, act: Callable[..., Incoming]
) -> HttpResponse:
    row = get_object_or_404(Incoming, pk=pk)
    if form is not None and not form.is_valid():
        return _page(request, row, **{name: form})
    try:
        done = act(by=user_of(request), message=row)
    except InputError as error:
        messages.error(request, str(error))
        return redirect("mail:message", pk=pk)
    if done.outcome == Outcome.WAITING:
        return redirect("mail:message", pk=pk)
    messages.success(request, _("Thank you: that is one less at the door."))
    return redirect("mail:front_door")


def _page(request: HttpRequest, row: Incoming, **forms: ShellForm) -> HttpResponse:
    context: dict[str, Any] = {
        "message": row,
        "answer": forms.get("answer") or AnswerForm(),
        "to_do": forms.get("to_do") or SeeToItForm(initial={"what": _see_to(row)}),
        "waits": row.outcome == Outcome.WAITING,
        "onward": registry.all_of(OnwardOffer),
        "again": row.outcome in (Outcome.ANSWERED, Outcome.TODO, Outcome.DISMISSED) and not row.erased_at,
        "letters": Outgoing.objects.filter(about=str(row.own_ref)),
        "made": registry.link(row.ref) if row.ref else None,
    }
    return render(request, "mail/message.html", context, status=422 if forms else 200)


def _see_to(row: Incoming) -> str:
    who = row.sender_name or row.sender
    return _("Answer %(who)s: %(subject)s") % {"who": who, "subject": row.subject} if who else ""

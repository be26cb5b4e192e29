"""The agenda of a meeting, and its minutes, which two people may write at one moment."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hedgerow.accounts.permissions import user_of
from hedgerow.accounts.queries import names
from hedgerow.convening import actions
from hedgerow.convening.actions.minutes import WrittenMeanwhile
from hedgerow.convening.forms.meetings import ItemForm, MinutesForm
from hedgerow.convening.models import Item
from hedgerow.convening.queries.meetings import following
from hedgerow.convening.rules import both
from hedgerow.convening.views.finding import crumbs, item_or_404, meeting_or_404
from hedgerow.convening.views.meetings import meeting_page
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell.kept import posted
from hedgerow.shell.trying import tried
from hedgerow.spine.errors import InputError

EARLIER = 20


@open_to(Audience.WORKER)
@require_POST
def add_item(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put something on the agenda."""
    found = meeting_or_404(pk)
    form = ItemForm(request.POST)
    if form.is_valid():
        try:
            actions.add_item(by=user_of(request), meeting=found, **form.facts())
        except InputError as error:
            form.add_error(None, str(error))
        else:
            return redirect(_at(found.pk, "agenda"))
    return meeting_page(request, found, item_form=form)


def _at(pk: UUID, where: str) -> str:
    return f"{reverse('convening:meeting', args=[pk])}#{where}"


@open_to(Audience.WORKER)
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an item of the agenda, move it (`up`, `down`), or take it off (`remove`)."""
    found, by = item_or_404(pk), user_of(request)
    if request.method == "POST" and {"up", "down"} & set(request.POST):
        tried(request, lambda: actions.move_item(by=by, item=found, up="up" in request.POST), "")
        return redirect(_at(found.meeting_id, "agenda"))
    if request.method == "POST" and "remove" in request.POST:
        tried(request, lambda: actions.remove_item(by=by, item=found), _("Taken off the agenda."))
        return redirect(_at(found.meeting_id, "agenda"))
    form = ItemForm(posted(request), item=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_item(by=by, item=found, **form.facts())
        except InputError as error:
            form.add_error(None, str(error))
        else:
            return redirect(_at(found.meeting_id, "agenda"))
    context = {"form": form, "item": found, "crumbs": crumbs(found.meeting.network, found.title, found.meeting)}
    return render(request, "convening/item.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Write what was said. Where somebody else wrote meanwhile, both texts are shown, and nothing is lost."""
    found = item_or_404(pk)
    form = MinutesForm(posted(request), initial={"text": found.text, "seen": found.version})
    clash = None
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            actions.write(by=user_of(request), item=found, text=told["text"], seen=told["seen"])
        except WrittenMeanwhile as meanwhile:
            clash = meanwhile.clash
            form = MinutesForm({"text": both(clash.theirs, clash.mine), "seen": clash.version})
            form.is_valid()
        except InputError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Written down."))
            after = following(found) if "next" in request.POST else None
            return (
                redirect("convening:write", pk=after.pk)
                if after
                else redirect(_at(found.meeting_id, f"item-{found.pk}"))
            )
    return _writing(request, found, form, clash)


def _writing(request: HttpRequest, found: Item, form: MinutesForm, clash: object) -> HttpResponse:
    earlier = list(found.wordings.all()[:EARLIER])
    context = {
        "item": found,
        "meeting": found.meeting,
        "form": form,
        "clash": clash,
        "earlier": earlier,
        "following": following(found),
        "writers": names([found.written_by, *(row.written_by for row in earlier)]),
        "crumbs": crumbs(found.meeting.network, found.title, found.meeting),
    }
    status = 409 if clash else 422 if form.errors else 200
    return render(request, "convening/write.html", context, status=status)

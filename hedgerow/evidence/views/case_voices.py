"""Who stands behind the case and what people say: in a group's own pages, and for our team."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import check_open, user_of
from hedgerow.evidence.actions import case_voices as actions
from hedgerow.evidence.forms.case import AskForm, BackForm, QuoteForm, ToldForm
from hedgerow.evidence.models import Quote
from hedgerow.evidence.permissions import can_back
from hedgerow.evidence.presenters import case as shown
from hedgerow.evidence.presenters.parts import parts
from hedgerow.evidence.queries import case as queries
from hedgerow.evidence.queries import case_voices as voices
from hedgerow.evidence.types.case import How
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, open_to
from hedgerow.kernel.ids import key
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for
from hedgerow.organisations.queries import full
from hedgerow.organisations.types import Kind
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import numbered
from hedgerow.shell.trying import tried


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
def own(request: HttpRequest, pk: int) -> HttpResponse:
    """A group stands behind the case, or no longer; somebody of it says something, or takes it back."""
    group = _group(pk)
    acts = can_act_for(request.user, group)
    if not acts:
        check_open(request.user, Audience.WORKER)
    if request.method == "POST" and not acts:  # our team only looks
        return HttpResponseNotAllowed(["GET"])
    do, by = request.POST.get("do", ""), user_of(request)
    back = BackForm(posted(request) if do == "back" else None, auto_id="back_%s")
    quote = QuoteForm(posted(request) if do == "quote" else None, initial={"name": by.name}, auto_id="quote_%s")
    if request.method == "POST" and _done(request, by, group, back, quote):
        return redirect("evidence:own_case", pk=group.pk)
    context = {
        "group": group,
        "acts": acts,
        "signs": acts and can_back(request.user, group),
        "backing": voices.backing_of(group.pk),
        "quotes": [
            (one, shown.named(one))
            for one in voices.quotes_of(group.pk).select_related("organisation__merged_into")[:20]
        ],
        "issued": queries.issued(),
        "back": back,
        "quote": quote,
    }
    return render(request, "evidence/case_own.html", context, status=422 if back.errors or quote.errors else 200)


def _done(request: HttpRequest, by: User, group: Organisation, back: BackForm, quote: QuoteForm) -> bool:
    """Do what the button says; whether to look at the page anew."""
    do = request.POST.get("do", "")
    if do == "back" and back.is_valid():
        act = lambda: actions.back(by=by, organisation=group, how=How.SPACE, **back.cleaned_data)  # noqa: E731
        return tried(request, act, _("Thank you. Your group stands behind it."), back)
    if do == "quote" and quote.is_valid():
        said = lambda: actions.quote(by=by, organisation=group, **quote.cleaned_data)  # noqa: E731
        return tried(request, said, _("Thank you. We read it before it is shown."), quote)
    if do == "withdraw":
        taken = lambda: actions.withdraw_backing(by=by, organisation=group)  # noqa: E731
        tried(request, taken, _("Taken back. It is gone from the page."))
    if do == "unquote":
        found = get_object_or_404(Quote, pk=_number(request, "quote"), organisation=group.pk)
        tried(request, lambda: actions.withdraw_quote(by=by, quote=found), _("Taken back, and its words are gone."))
    return do in ("withdraw", "unquote")


@open_to(Audience.WORKER)
def case_voices(request: HttpRequest) -> HttpResponse:
    """Every signature and quote, for our team: ask a group, write down what was said, take back what was told to us."""
    do, by = request.POST.get("do", ""), user_of(request)
    ask = AskForm(posted(request) if do == "ask" else None, auto_id="ask_%s")
    said = ToldForm(posted(request) if do == "said" else None, auto_id="said_%s")
    if request.method == "POST" and _kept(request, by, ask, said):
        return redirect("evidence:case_voices")
    page = numbered(voices.every_quote(), request.GET)
    context = {
        "ask": ask,
        "said": said,
        "backings": list(voices.backings()[:200]),
        "quotes": [(one, shown.named(one)) for one in page.rows],
        "page": page,
        "parts": parts("case"),
        "decides": by.is_manager,
    }
    return render(request, "evidence/case_voices.html", context, status=422 if ask.errors or said.errors else 200)


def _kept(request: HttpRequest, by: User, ask: AskForm, said: ToldForm) -> bool:
    do = request.POST.get("do", "")
    if do == "ask" and ask.is_valid():
        told = {"organisation": ask.cleaned_data.pop("group"), **ask.cleaned_data}
        return tried(request, lambda: actions.ask_to_back(by=by, **told), _("The letter is on its way."), ask)
    if do == "said" and said.is_valid():
        words = {"organisation": said.cleaned_data.pop("group"), **said.cleaned_data}
        act = lambda: actions.quote(by=by, how=How.TOLD, **words)  # noqa: E731
        return tried(request, act, _("Written down. It waits to be checked."), said)
    if do == "unquote":
        found = get_object_or_404(Quote, pk=_number(request, "quote"))
        tried(request, lambda: actions.withdraw_quote(by=by, quote=found), _("Taken back, and its words are gone."))
    if do == "withdraw":
        group = _group(_number(request, "group"))
        taken = lambda: actions.withdraw_backing(by=by, organisation=group)  # noqa: E731
        tried(request, taken, _("Taken back. It is gone from the page."))
    return do in ("unquote", "withdraw")


def _group(pk: int) -> Organisation:
    try:
        found = full(pk)
    except Organisation.DoesNotExist:
        raise Http404 from None
    if found.kind == Kind.PUBLIC_BODY:
        raise Http404
    return found


def _number(request: HttpRequest, name: str) -> int:
    return key(request.POST.get(name, "")) or 0

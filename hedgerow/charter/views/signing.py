"""Putting a version to those who sign, who has signed, and signing in one's own pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import check_open, second_factor, user_of
from hedgerow.charter import actions, queries, rules
from hedgerow.charter.forms.drafting import AgreeForm, AskForm, MeetingForm, PartyForm, SignForm
from hedgerow.charter.models import Agreement, Party
from hedgerow.charter.permissions import can_sign
from hedgerow.charter.presenters import drafting as shown
from hedgerow.charter.presenters import version
from hedgerow.charter.queries.draft import working
from hedgerow.charter.types import How, State
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, Hat, open_to
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for
from hedgerow.organisations.queries import full
from hedgerow.organisations.types import Kind, Level
from hedgerow.shell.kept import posted
from hedgerow.shell.trying import tried


@open_to(Audience.MANAGER)
def signing(request: HttpRequest) -> HttpResponse:
    """The version that is open: the words as they would be put, who is asked, who has signed, and the next step."""
    found = queries.open_version() or queries.in_force()
    if found is None:
        raise Http404
    form = PartyForm(posted(request) if request.POST.get("do") == "party" else None)
    agree = AgreeForm(posted(request) if request.POST.get("do") == "agree" else None)
    if request.method == "POST" and _stepped(request, found, form, agree):
        return redirect("charter:signing")
    content = working(found) if found.state == State.DRAFT else queries.content(found)
    context = {
        "agreement": found,
        "page": version.page(content),
        "seen": rules.fingerprint(rules.canonical(content)),
        "parties": queries.parties(found),
        "form": form,
        "agree": agree,
        "tabs": shown.tabs("signing", found),
        "State": State,
    }
    return render(request, "charter/signing.html", context, status=422 if form.errors or agree.errors else 200)


def _stepped(request: HttpRequest, found: Agreement, form: PartyForm, agree: AgreeForm) -> bool:
    """Do what the button says; whether to look at the page anew."""
    by, do = user_of(request), request.POST.get("do", "")
    if do == "party" and form.is_valid():
        said = form.cleaned_data
        return tried(
            request, lambda: actions.add_party(by=by, agreement=found, **said), _("They are on the list."), form
        )
    if do == "agree" and agree.is_valid():
        said = agree.cleaned_data
        return tried(request, lambda: actions.agree(by=by, agreement=found, **said), _("It is agreed."), agree)
    deeds: Mapping[str, tuple[Callable[[], object], str]] = {
        "put": (
            lambda: actions.put(by=by, agreement=found, seen=request.POST.get("seen", "")),
            _("The words are fixed. Everybody can read them; now ask those who sign."),
        ),
        "back": (lambda: actions.take_back(by=by, agreement=found), _("It is a draft again.")),
    }
    if do in deeds:
        act, done = deeds[do]
        tried(request, act, done)
    return do in deeds


@open_to(Audience.MANAGER)
def party(request: HttpRequest, pk: int) -> HttpResponse:
    """One who is asked: write to them, write down what they signed at a meeting, or ask them no longer."""
    found = get_object_or_404(Party.objects.select_related("agreement", "organisation"), pk=pk)
    by, do = user_of(request), request.POST.get("do", "")
    ask = AskForm(posted(request) if do == "ask" else None, auto_id="ask_%s")
    met = MeetingForm(posted(request) if do == "meeting" else None, auto_id="met_%s")
    if request.method == "POST" and _asked(request, by, found, ask, met):
        return redirect("charter:signing")
    signature = next((one for row, one in queries.parties(found.agreement) if row.pk == found.pk), None)
    context = {"party": found, "signature": signature, "ask": ask, "met": met, "put": found.agreement.state != "draft"}
    return render(request, "charter/party.html", context, status=422 if ask.errors or met.errors else 200)


def _asked(request: HttpRequest, by: User, found: Party, ask: AskForm, met: MeetingForm) -> bool:
    do = request.POST.get("do", "")
    if do == "ask" and ask.is_valid():
        return tried(
            request, lambda: actions.ask(by=by, party=found, **ask.cleaned_data), _("The letter is on its way."), ask
        )
    if do == "meeting" and met.is_valid():
        words, said = found.agreement.sha256, met.cleaned_data
        act = lambda: actions.sign(by=by, party=found, sha256=words, how=How.MEETING, **said)  # noqa: E731
        return tried(request, act, _("Written down."), met)
    if do == "drop":
        tried(request, lambda: actions.drop_party(by=by, party=found), _("They are not asked any more."))
    return do == "drop"


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
def own(request: HttpRequest, pk: int) -> HttpResponse:
    """The agreement in a group's own pages: what it is asked to sign, and what it signed."""
    group = _organisation(pk)
    if not can_act_for(request.user, group):
        check_open(request.user, Audience.WORKER)
    if group.kind == Kind.PUBLIC_BODY:
        raise Http404
    return _sign(request, group, "charter:own")


@open_to(Audience.SIGNED_IN, hats=TEAM_HATS | {Hat.OFFICER})
@second_factor
def of_body(request: HttpRequest, pk: int) -> HttpResponse:
    """The same in the pages of a public body."""
    body = _organisation(pk)
    if not can_act_for(request.user, body, Level.OFFICER):
        check_open(request.user, Audience.WORKER)
    if body.kind != Kind.PUBLIC_BODY:
        raise Http404
    return _sign(request, body, "charter:of_body")


def _sign(request: HttpRequest, whose: Organisation, address: str) -> HttpResponse:
    signs, by = can_sign(request.user, whose), user_of(request)
    if request.method == "POST" and not signs:  # our team, and editors, only look
        return HttpResponseNotAllowed(["GET"])
    rows = queries.asked_of(whose.pk)
    asked = next((party for party, signature in rows if not signature and _waits(party)), None)
    form: Form | None = SignForm(posted(request)) if asked and signs else None
    if request.method == "POST" and asked and form and form.is_valid():
        words, said = request.POST.get("sha256", ""), form.cleaned_data
        act = lambda: actions.sign(by=by, party=asked, sha256=words, how=How.SPACE, **said)  # noqa: E731
        if tried(request, act, _("You have signed. Thank you."), form):
            return redirect(address, pk=whose.pk)
    context = {
        "whose": whose,
        "asked": asked,
        "form": form,
        "signed": [(party, signature) for party, signature in rows if signature],
        "now": queries.in_force(),
    }
    return render(request, "charter/own.html", context, status=422 if form and form.errors else 200)


def _waits(party: Party) -> bool:
    """Whether a version still waits for this signature: one that is put, or the one in force."""
    now = queries.in_force()
    return party.agreement.state == State.PUT or (now is not None and now.pk == party.agreement_id)


def _organisation(pk: int) -> Organisation:
    try:
        return full(pk)
    except Organisation.DoesNotExist:
        raise Http404 from None

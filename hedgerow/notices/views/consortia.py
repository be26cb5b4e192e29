"""Groups that bid together, as our team sees them; the same pages in a group's space call what is here."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hedgerow.accounts.permissions import is_team, user_of
from hedgerow.bodies.queries import interests_in
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.notices import actions
from hedgerow.notices.actions.consortia import Asked
from hedgerow.notices.actions.consortia import ask as ask_group
from hedgerow.notices.forms.consortium import AnswerForm, AskForm, BeginForm
from hedgerow.notices.models import Consortium, Notice, Part
from hedgerow.notices.presenters import consortia as shown
from hedgerow.notices.queries import bidding as queries
from hedgerow.notices.types import PartState, State
from hedgerow.notices.views.finding import consortium_or_404, notice_or_404
from hedgerow.notices.views.managing import crumbs, tabs
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, present
from hedgerow.shell.types import Crumb
from hedgerow.spine.errors import InputError

ANSWERS = {"yes": actions.agree, "no": actions.decline}
ON_A_PAGE = 50


@open_to(Audience.WORKER)
@require_safe
def consortia(request: HttpRequest) -> HttpResponse:
    """All consortia, latest first; those of one state with `?state=`."""
    found, state = queries.consortia(), request.GET.get("state", "")
    if state in State.values:
        found = found.filter(state=state)
    if request.GET.get("format") in {"csv", "xlsx"}:
        answer = download(shown.LIST, shown.rows(found), request.GET)
        assert answer is not None
        return answer
    page = numbered(found, request.GET, size=ON_A_PAGE)
    context = {
        "tabs": tabs("consortia"),
        "table": present(shown.LIST, replace(page, rows=shown.rows(page.rows)), request.GET),
        "states": [("", _("all"), not state), *((code, label, code == state) for code, label in State.choices)],
    }
    return render(request, "notices/consortia.html", context)


@open_to(Audience.WORKER)
@require_safe
def consortium(request: HttpRequest, pk: int) -> HttpResponse:
    """One consortium."""
    found = consortium_or_404(pk)
    return show(request, found, None)


def show(request: HttpRequest, found: Consortium, group: Organisation | None, form: Any = None) -> HttpResponse:
    """A consortium, in the workspace or in the space of one of its groups."""
    row = shown.rows([found], group)[0]
    leads = group is None or group.pk == found.lead_id
    forming = found.state == State.FORMING
    context = {
        "row": row,
        "consortium": found,
        "notice": found.notice,
        "group": group,
        "state": row.state.label,
        "tone": shown.TONES[row.state],
        "parts": [_part(request, part, found, group) for part in row.parts],
        "leads": leads,
        "forming": forming,
        "form": form or (AskForm(somebody=request.user) if leads and forming else None),
        "answer_form": AnswerForm(),
        "interests": interests_in([found.ref, found.notice.ref]),
        "ask_url": address("ask", found, group),
        "give_up_url": address("give_up", found, group),
        "bid_url": reverse("workflows:notice_together", args=[found.pk]),
        "bid_page": _bid_page(found, group) if leads else "",
        "crumbs": crumbs(Crumb(_("Bidding together"), reverse("notices:consortia")), Crumb(found.notice.title)),
    }
    return render(request, "notices/consortium.html", context, status=422 if form is not None and form.errors else 200)


def _bid_page(found: Consortium, group: Organisation | None) -> str:
    """Where the bid itself is, for the lead and our team."""
    pk = found.bid.rpartition(":")[2]
    if not pk:
        return ""
    return reverse("funding:own_bid", args=[group.pk, pk]) if group else reverse("funding:bid", args=[pk])


def _part(request: HttpRequest, part: Part, found: Consortium, group: Organisation | None) -> dict[str, Any]:
    """A part with the addresses at which whoever looks may answer for it."""
    mine = group is not None and part.organisation_id == group.pk
    may = found.state == State.FORMING and (mine or (group is None and is_team(request.user)))
    return {
        "row": shown.PartRow(part, part.organisation_id == found.lead_id, may),
        "yes": part_address(part, "yes", group) if may and part.state != PartState.AGREED else "",
        "no": part_address(part, "no", group) if may and part.state != PartState.DECLINED else "",
        "out": part_address(part, "out", group),
        "mine": mine,
    }


def address(name: str, found: Consortium, group: Organisation | None) -> str:
    """An address about a consortium, in the workspace or in a group's space."""
    if group is None:
        return reverse(f"notices:{name}", args=[found.pk])
    return reverse(f"notices:own_{name}", args=[group.pk, found.pk])


def part_address(part: Part, answer: str, group: Organisation | None) -> str:
    """Where a part is answered."""
    if group is None:
        return reverse("notices:answer", args=[part.pk, answer])
    return reverse("notices:own_answer", args=[group.pk, part.pk, answer])


@open_to(Audience.WORKER)
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Our team brings groups together for a notice."""
    return start(request, notice_or_404(pk, request.user), None)


def start(request: HttpRequest, notice: Notice, group: Organisation | None) -> HttpResponse:
    """The form that begins a consortium; with its lead known in a group's own space."""
    form = BeginForm(posted(request), somebody=request.user, lead=group)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        lead = group or told["lead"]
        try:
            made = actions.form(
                by=user_of(request), notice=notice, lead=lead, aim=told["aim"], agree_by=told["agree_by"],
                parts=[Asked(lead, told["does"], told["pence"])],
            )  # fmt: skip
            return redirect(address("consortium", made, group))
        except InputError as error:
            form.add_error(None, str(error))
    path = crumbs(Crumb(notice.title, reverse("notices:manage_notice", args=[notice.pk])), Crumb(_("Bid together")))
    context = {"form": form, "notice": notice, "group": group, "crumbs": path}
    return render(request, "notices/begin.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
@require_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask one more group."""
    return ask_one(request, consortium_or_404(pk), None)


def ask_one(request: HttpRequest, found: Consortium, group: Organisation | None) -> HttpResponse:
    """One more group is asked, or the form is shown with what is wrong."""
    form = AskForm(posted(request), somebody=request.user)
    if form.is_valid():
        told = form.cleaned_data
        try:
            asked = Asked(told["group"], told["does"], told["pence"])
            ask_group(by=user_of(request), consortium=found, asked=asked)
            messages.success(
                request, _("%(group)s has a letter, and answers on its own page.") % {"group": told["group"].name}
            )
            return redirect(address("consortium", found, group))
        except InputError as error:
            form.add_error(None, str(error))
    return show(request, found, group, form)


@open_to(Audience.WORKER)
@require_POST
def give_up(request: HttpRequest, pk: int) -> HttpResponse:
    """They do not bid after all."""
    return end(request, consortium_or_404(pk), None)


def end(request: HttpRequest, found: Consortium, group: Organisation | None) -> HttpResponse:
    """Give a consortium up, or say why not."""
    try:
        actions.give_up(by=user_of(request), consortium=found)
        messages.success(request, _("Given up."))
    except InputError as error:
        messages.error(request, str(error))
    return redirect(address("consortium", found, group))


@open_to(Audience.WORKER)
@require_POST
def answer(request: HttpRequest, pk: int, answer: str) -> HttpResponse:
    """Our team writes down what a group told it; `out` takes a group out."""
    part = get_object_or_404(Part.objects.select_related("consortium", "organisation"), pk=pk)
    return reply(request, part, answer, None)


def reply(request: HttpRequest, part: Part, said: str, group: Organisation | None) -> HttpResponse:
    """Yes, no, or out."""
    form = AnswerForm(request.POST)
    back = address("consortium", part.consortium, group)
    try:
        if said == "out" and (group is None or can_act_for(request.user, part.consortium.lead)):
            actions.take_out(by=user_of(request), part=part)
        elif said in ANSWERS:
            if form.is_valid():
                part.asked_at = parse_datetime(form.cleaned_data["asked"]) or part.consortium.made_at
                ANSWERS[said](by=user_of(request), part=part, words=form.cleaned_data["words"])
        else:
            raise Http404
    except InputError as error:
        messages.error(request, str(error))
    except ValueError:
        raise Http404 from None
    return redirect(back)

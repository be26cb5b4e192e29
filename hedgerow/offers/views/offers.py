"""Our team's pages of one offer: putting it together, putting it to the body, its answer, its end."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import user_of
from hedgerow.bodies.actions import sentence
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.offers import actions, queries
from hedgerow.offers.actions.answering import needs_interest
from hedgerow.offers.forms.offers import AnswerForm, DeliverForm, OfferForm, PutForm
from hedgerow.offers.forms.problems import WhyForm
from hedgerow.offers.models import Offer
from hedgerow.offers.presenters import offers as shown
from hedgerow.offers.presenters import returns as papers
from hedgerow.offers.types import OPEN_TO_CHANGE, RUNNING, Stage, State
from hedgerow.offers.views.finding import interests, offer_or_404, problem_or_404
from hedgerow.shell.kept import posted
from hedgerow.shell.trying import tried


@open_to(Audience.WORKER)
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the one offer to a problem."""
    problem = problem_or_404(pk)
    form = OfferForm(posted(request))
    if request.method == "POST" and "group_search" not in request.POST and form.is_valid():
        made: list[Offer] = []

        def act() -> None:
            by = user_of(request)
            made.append(actions.begin_offer(by=by, problem=problem, owner=by, **form.facts()))

        if tried(request, act, _("Begun. Add the first part."), form):
            return redirect("offers:offer", pk=made[0].pk)
    context = {"form": form, "problem": problem, "title": _("Begin an offer"),
               "crumbs": shown.crumbs(problem, _("Begin an offer"))}  # fmt: skip
    return render(request, "offers/offer_form.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the words of an offer right."""
    found = offer_or_404(pk)
    form = OfferForm(posted(request), offer_now=found)
    if request.method == "POST" and "group_search" not in request.POST and form.is_valid():
        act = lambda: actions.change_offer(by=user_of(request), offer=found, **form.facts())  # noqa: E731
        if tried(request, act, _("Saved."), form):
            return redirect("offers:offer", pk=pk)
    context = {"form": form, "problem": found.problem, "offer": found, "title": _("The offer’s words"),
               "crumbs": shown.crumbs(found.problem, _("The offer’s words"))}  # fmt: skip
    return render(request, "offers/offer_form.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
def offer(request: HttpRequest, pk: int) -> HttpResponse:
    """One offer. `do` asks the groups, puts it to the body, or takes it back."""
    found = offer_or_404(pk)
    do = request.POST.get("do", "") if request.method == "POST" else ""
    put = PutForm(request.POST if do == "put" else None, asked=found.stage == Stage.ASKED)
    why = WhyForm(request.POST if do == "take_back" else None, auto_id="back_%s")
    if do and _done(request, do, found, put, why):
        return redirect("offers:offer", pk=pk)
    wrong = put.errors or why.errors
    return render(request, "offers/offer.html", _context(found, put, why), status=422 if wrong else 200)


def _done(request: HttpRequest, do: str, found: Offer, put: PutForm, why: WhyForm) -> bool:
    by = user_of(request)
    if do == "ask":
        asked: list[int] = []
        tried(request, lambda: asked.append(actions.ask_groups(by=by, offer=found)), "")
        if asked:
            _say_asked(request, asked[0])
        return True
    if do == "put" and put.is_valid():
        return tried(request, lambda: _put(by, found, put), _("It is with the body."), put)
    if do == "take_back" and why.is_valid():
        act = lambda: actions.take_back(by=by, offer=found, why=why.cleaned_data["why"])  # noqa: E731
        return tried(request, act, _("Taken back."), why)
    return False


def _say_asked(request: HttpRequest, asked: int) -> None:
    from django.contrib import messages

    words = ngettext("One group is asked by letter.", "%(n)d groups are asked by letter.", asked) % {"n": asked}
    messages.success(request, words if asked else _("Every group has been asked already."))


def _put(by: User, found: Offer, form: PutForm) -> Offer:
    day = form.cleaned_data["answer_by"]
    if "reply" in form.fields:
        return actions.reply(by=by, offer=found, words=form.cleaned_data["reply"], answer_by=day)
    return actions.put(by=by, offer=found, answer_by=day)


def _context(found: Offer, put: PutForm, why: WhyForm) -> dict[str, Any]:
    parts, held = list(found.parts.all()), interests(found.problem, found)
    totals = queries.totals_of(found)
    waiting = [part for part in parts if not part.is_agreed]
    return {
        "offer": found,
        "problem": found.problem,
        "lead": found.lead.now,
        "lines": shown.part_lines(found),
        "totals": totals,
        "people": shown.people_of(totals),
        "cost": shown.cost_of(totals),
        "each": shown.each_of(totals),
        "tone": shown.STAGE_TONES[Stage(found.stage)],
        "open": found.stage in OPEN_TO_CHANGE,
        "to_ask": any(part.asked_at is None and not part.is_agreed for part in parts),
        "waiting": waiting,
        "interest_owed": needs_interest(found, parts) and not held,
        "ready": bool(parts) and not waiting and bool(found.summary),
        "puts": list(found.puts.all()),
        "put": put,
        "why": why,
        "interests": held,
        "running": found.stage in RUNNING,
        "periods": list(found.periods.all()),
        "owed": list(queries.owed_reports(clock.today(), parts)),
        "can_end": found.stage == Stage.DELIVERY and not _open_periods(found),
        "today": clock.today(),
        "crumbs": shown.crumbs(found.problem, _("The offer")),
    }


def _open_periods(found: Offer) -> bool:
    return any(one.closed_at is None and one.starts <= clock.today() for one in found.periods.all())


@open_to(Audience.WORKER)
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what the body said to an offer."""
    found = offer_or_404(pk)
    if found.stage != Stage.PUT and request.method != "POST":
        return redirect("offers:offer", pk=pk)
    form = AnswerForm(posted(request), offer_now=found, team=True)
    if request.method == "POST" and form.is_valid():
        act = lambda: actions.answer(by=user_of(request), offer=found, **form.facts())  # noqa: E731
        if tried(request, act, _("Written down. Every group with a part is told."), form):
            return redirect("offers:offer", pk=pk)
    context = {"form": form, "offer": found, "problem": found.problem,
               "crumbs": shown.crumbs(found.problem, _("What did the body say?"))}  # fmt: skip
    return render(request, "offers/answer.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
def deliver(request: HttpRequest, pk: int) -> HttpResponse:
    """The offer has been delivered: what changed, and how strong the evidence is."""
    found = offer_or_404(pk)
    if found.problem.state == State.CLOSED or found.stage != Stage.DELIVERY:
        return redirect("offers:offer", pk=pk)
    form = DeliverForm(posted(request))
    if request.method == "POST" and form.is_valid():
        act = lambda: actions.deliver(by=user_of(request), offer=found, **form.cleaned_data)  # noqa: E731
        if tried(request, act, _("Delivered. What changed is in the record of what we did."), form):
            return redirect("offers:offer", pk=pk)
    context = {"form": form, "offer": found, "crumbs": shown.crumbs(found.problem, _("Delivered"))}
    return render(request, "offers/deliver.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The offer as a document to hand to the body."""
    return as_pdf(offer_or_404(pk))


def as_pdf(found: Offer) -> HttpResponse:
    """An offer as a tagged PDF. Raises Http404 for one without parts."""
    if not found.parts.all():
        raise Http404
    said = [str(sentence(one)) for one in interests(found.problem, found)]
    return pdf_answer(papers.offer_pdf(found, said), found.problem.title)


def pdf_answer(data: bytes, name: str) -> HttpResponse:
    """A PDF to save."""
    answer = HttpResponse(data, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{slugify(name)[:60] or "offer"}.pdf"'
    return answer

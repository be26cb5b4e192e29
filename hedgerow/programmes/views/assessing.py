"""What assessors do: say where they have an interest, read, and score; and who is asked to."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.kernel.money import pounds
from hedgerow.programmes.actions import assessing as actions
from hedgerow.programmes.forms.assessing import AskForm, InterestsForm, ScoreForm
from hedgerow.programmes.models import Application, Assessor, Conflict, Round, Score
from hedgerow.programmes.permissions import assessor_of, can_assess, owes
from hedgerow.programmes.presenters.rounds import answers_of, ward_names
from hedgerow.programmes.queries import assessing as queries
from hedgerow.programmes.queries.following import progress
from hedgerow.programmes.types import ApplicationState, RoundState, Standing
from hedgerow.programmes.views.running import at, crumbs, tabs
from hedgerow.shell.kept import posted
from hedgerow.shell.trying import tried
from hedgerow.shell.types import Crumb


def _mine(request: HttpRequest, pk: int) -> Assessor:
    """Somebody as an assessor of a round. Whoever was not asked learns nothing of it."""
    held = get_object_or_404(Round.objects.select_related("programme"), pk=pk)
    found = assessor_of(request.user, held)
    if found is None:
        raise Http404
    found.round = held
    return found


def _crumbs(*more: Crumb) -> list[Crumb]:
    return [Crumb(_("Assessing"), reverse("programmes:assessing")), *more]


@open_to(Audience.SIGNED_IN)
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The rounds that I was asked to assess."""
    rows = [(one, queries.to_score(one) if one.declared_at else []) for one in queries.assessing_of(user_of(request))]
    told = [(one, sum(row.standing == Standing.TO_READ for row in found), len(found)) for one, found in rows]
    return render(request, "programmes/assessing.html", {"rows": told})


@open_to(Audience.SIGNED_IN)
@require_safe
def assess(request: HttpRequest, pk: int) -> HttpResponse:
    """What I score in a round; first, where I have an interest."""
    held = _mine(request, pk)
    if held.declared_at is None or owes(request.user, held.round):
        return redirect("programmes:interests", pk=pk)
    rows = queries.to_score(held)
    left = [row for row in rows if row.standing == Standing.TO_READ]
    context = {
        "assessor": held,
        "round": held.round,
        "rows": rows,
        "left": len(left),
        "next": left[0].application if left else None,
        "open": held.round.state == RoundState.ASSESSING,
        "crumbs": _crumbs(Crumb(held.round.title)),
    }
    return render(request, "programmes/assess.html", context)


@open_to(Audience.SIGNED_IN)
def interests(request: HttpRequest, pk: int) -> HttpResponse:
    """Say in which applications I have an interest, before I read any: only names are shown."""
    held = _mine(request, pk)
    sent = Application.objects.filter(round=held.round, state=ApplicationState.SENT)
    found = sent.select_related("organisation").prefetch_related("others__organisation")
    rows = list(found.order_by("organisation__name", "pk"))
    said = {
        one.application_id: one.why or _("said already")
        for one in Conflict.objects.filter(user=user_of(request), application__in=rows)
    }
    said |= dict.fromkeys(queries.found_interests(held), _("our record says that you belong to it"))
    form = InterestsForm(posted(request), applications=rows, said=said)
    if request.method == "POST" and form.is_valid():
        act = lambda: actions.declare(by=user_of(request), held=held.round, interests=form.interests())  # noqa: E731
        if tried(request, act, _("Thank you. What you have an interest in is kept from you."), form=form):
            return redirect("programmes:assess", pk=pk)
    context = {"assessor": held, "round": held.round, "form": form, "crumbs": _crumbs(Crumb(held.round.title))}
    return render(request, "programmes/interests.html", context, status=422 if form.errors else 200)


@open_to(Audience.SIGNED_IN)
def score(request: HttpRequest, pk: int, application: int) -> HttpResponse:
    """Read one application, with the guide beside it, and score it."""
    held = _mine(request, pk)
    rows = Application.objects.select_related("organisation", "round__programme")
    one = get_object_or_404(rows, pk=application, round=held.round)
    if not can_assess(request.user, one):
        if owes(request.user, held.round):
            return redirect("programmes:interests", pk=pk)
        raise Http404
    guide = queries.guide_of(held.round)
    given = list(Score.objects.filter(application=one, assessor=held))
    form = ScoreForm(posted(request), guide=guide, held=given)
    if request.method == "POST" and form.is_valid():
        left: list[int] = []
        act = lambda: left.append(actions.score(by=user_of(request), application=one, marks=form.marks()))  # noqa: E731
        if tried(request, act, form=form):
            return _onward(request, held, one, left[0])
    context = {
        "round": held.round,
        "application": one,
        "answers": answers_of(one, led_by=False),
        "where": ward_names(one),
        "sum": pounds(one.pence or 0),
        "form": form,
        "pairs": [(form[f"s_{part.key}"], form[f"w_{part.key}"], part) for part in guide],
        "open": held.round.state == RoundState.ASSESSING,
        "crumbs": _crumbs(
            Crumb(held.round.title, reverse("programmes:assess", args=[pk])), Crumb(one.organisation.name)
        ),
    }
    return render(request, "programmes/score.html", context, status=422 if form.errors else 200)


def _onward(request: HttpRequest, held: Assessor, one: Application, left: int) -> HttpResponse:
    """To the next that is to be scored, where all of this one is."""
    if left:
        said = ngettext(
            "Saved. %(n)d thing is still to be scored.", "Saved. %(n)d things are still to be scored.", left
        )
        messages.success(request, said % {"n": left})
        return redirect("programmes:score", pk=held.round_id, application=one.pk)
    rest = [row.application for row in queries.to_score(held) if row.standing == Standing.TO_READ and row.application]
    if rest and "next" in request.POST:
        messages.success(request, _("Saved. This is the next."))
        return redirect("programmes:score", pk=held.round_id, application=rest[0].pk)
    messages.success(request, _("Saved."))
    return redirect("programmes:assess", pk=held.round_id)


@open_to(Audience.SIGNED_IN)
@require_POST
def done(request: HttpRequest, pk: int) -> HttpResponse:
    """I have scored what I can."""
    held = _mine(request, pk)
    tried(request, lambda: actions.finish(by=user_of(request), held=held.round), _("Thank you. We have your scores."))
    return redirect("programmes:assess", pk=pk)


@open_to(Audience.WORKER)
def people(request: HttpRequest, pk: int) -> HttpResponse:
    """Who assesses a round, and asking somebody."""
    held = get_object_or_404(Round.objects.select_related("programme"), pk=pk)
    form = AskForm(posted(request))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data

        def act() -> None:
            if told["colleague"]:
                actions.ask(by=user_of(request), held=held, user=told["colleague"])
            else:
                actions.ask_outsider(by=user_of(request), held=held, email=told["email"], name=told["name"])

        if tried(request, act, _("Asked. A letter is on its way."), form=form):
            return redirect("programmes:people", pk=pk)
    rows = Assessor.objects.filter(round=held).select_related("user").order_by("user__name", "pk")
    context = {
        "round": held,
        "rows": progress(rows),
        "form": form,
        "tabs": tabs(held, "people"),
        "crumbs": crumbs(at(held), Crumb(_("Who assesses"))),
    }
    return render(request, "programmes/people.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
@require_POST
def let_go(request: HttpRequest, pk: int, assessor: int) -> HttpResponse:
    """Somebody does not assess after all."""
    held = get_object_or_404(Assessor.objects.select_related("round"), round=pk, pk=assessor)
    tried(request, lambda: actions.let_go(by=user_of(request), assessor=held), _("Removed."))
    return redirect("programmes:people", pk=pk)

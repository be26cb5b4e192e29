"""What our team does before the deadline: programmes, rounds, the form, the guide, and what has come in."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.kernel.ids import key
from hedgerow.kernel.money import pounds
from hedgerow.programmes import actions
from hedgerow.programmes.forms import CriteriaForm, GuideForm, ProgrammeForm, QuestionForm, RoundFilters, RoundForm
from hedgerow.programmes.models import Programme, Round
from hedgerow.programmes.permissions import owes
from hedgerow.programmes.presenters import rounds as shown
from hedgerow.programmes.queries import applications, assessing
from hedgerow.programmes.queries import rounds as queries
from hedgerow.programmes.types import RoundState
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, ordering, present
from hedgerow.shell.trying import tried
from hedgerow.shell.types import Crumb, Tab

ON_A_PAGE = 50
#: the parts of a round once it is open
AFTER = {
    "people": gettext_lazy("Who assesses"),
    "compare": gettext_lazy("Compare and decide"),
    "awards": gettext_lazy("Awards"),
}


def crumbs(*more: Crumb) -> list[Crumb]:
    """The way back to all rounds."""
    return [Crumb(_("Our grants"), reverse("programmes:running")), *more]


def at(held: Round) -> Crumb:
    """The way back to one round."""
    return Crumb(held.title, reverse("programmes:run", args=[held.pk]))


def tabs(held: Round, here: str) -> list[Tab]:
    """The parts of a round."""
    names = {
        "run": _("How it stands"),
        "applications": _("Applications"),
        "form": _("What is asked"),
        "guide": _("What is scored"),
        **({} if held.state == RoundState.DRAFT else AFTER),
    }
    return [Tab(label, reverse(f"programmes:{name}", args=[held.pk]), name == here) for name, label in names.items()]


@open_to(Audience.WORKER)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Every round, what closes last first."""
    found = queries.with_counts(queries.rounds_seen_by(request.user)).order_by(*ordering(shown.ROUNDS, request.GET))
    answer = download(shown.ROUNDS, found, request.GET) if "format" in request.GET else None
    if answer is not None:
        return answer
    table = present(shown.ROUNDS, numbered(found, request.GET, size=ON_A_PAGE), request.GET)
    return render(request, "programmes/running.html", {"table": table, "programmes": Programme.objects.all()})


@open_to(Audience.WORKER)
def add_programme(request: HttpRequest) -> HttpResponse:
    """A new grant scheme; then its first round."""
    form = ProgrammeForm(posted(request))
    if request.method == "POST" and form.is_valid():
        made: list[Programme] = []
        if tried(
            request, lambda: made.append(actions.add_programme(by=user_of(request), **form.cleaned_data)), form=form
        ):
            return redirect("programmes:add_round", pk=made[0].pk)
    return _edit(request, form, _("A new grant programme"), crumbs(Crumb(_("A new grant programme"))))


@open_to(Audience.WORKER)
def change_programme(request: HttpRequest, pk: int) -> HttpResponse:
    """Say a grant scheme anew."""
    held = get_object_or_404(Programme, pk=pk)
    form = ProgrammeForm(posted(request), held=held)
    if request.method == "POST" and form.is_valid():
        act = lambda: actions.change_programme(by=user_of(request), programme=held, **form.cleaned_data)  # noqa: E731
        if tried(request, act, _("Saved."), form=form):
            return redirect("programmes:running")
    return _edit(request, form, held.name, crumbs(Crumb(held.name)))


@open_to(Audience.WORKER)
def add_round(request: HttpRequest, pk: int) -> HttpResponse:
    """Prepare a round."""
    programme = get_object_or_404(Programme, pk=pk)
    form = RoundForm(posted(request), today=clock.today())
    if request.method == "POST" and form.is_valid():
        made: list[Round] = []
        act = lambda: made.append(actions.add_round(by=user_of(request), programme=programme, terms=form.terms()))  # noqa: E731
        if tried(request, act, _("Saved as a draft. Nobody but us sees it before it is opened."), form=form):
            return redirect("programmes:run", pk=made[0].pk)
    return _edit(
        request,
        form,
        _("A new round of %(programme)s") % {"programme": programme.name},
        crumbs(Crumb(_("A new round"))),
    )


@open_to(Audience.WORKER)
def change_round(request: HttpRequest, pk: int) -> HttpResponse:
    """Say its terms anew."""
    held = get_object_or_404(Round.objects.select_related("programme"), pk=pk)
    form = RoundForm(posted(request), held=held)
    if request.method == "POST" and form.is_valid():
        act = lambda: actions.change_round(by=user_of(request), held=held, terms=form.terms(held))  # noqa: E731
        if tried(request, act, _("Saved."), form=form):
            return redirect("programmes:run", pk=pk)
    return _edit(request, form, _("Change the round"), crumbs(at(held), Crumb(_("Change"))))


@open_to(Audience.WORKER)
def criteria(request: HttpRequest, pk: int) -> HttpResponse:
    """Who can get it."""
    held = get_object_or_404(Round, pk=pk)
    form = CriteriaForm(posted(request), held=held)
    if request.method == "POST" and form.is_valid():
        act = lambda: actions.set_criteria(by=user_of(request), held=held, needs=form.needs())  # noqa: E731
        if tried(request, act, _("Saved."), form=form):
            return redirect("programmes:run", pk=pk)
    return _edit(request, form, _("Who can get it"), crumbs(at(held), Crumb(_("Who can get it"))))


def _edit(request: HttpRequest, form: object, title: str, way: list[Crumb]) -> HttpResponse:
    status = 422 if getattr(form, "errors", None) else 200
    return render(request, "programmes/edit.html", {"form": form, "title": title, "crumbs": way}, status=status)


@open_to(Audience.WORKER)
@require_safe
def run(request: HttpRequest, pk: int) -> HttpResponse:
    """How a round stands, and the one next thing to do."""
    held, now = get_object_or_404(Round.objects.select_related("programme", "owner"), pk=pk), clock.now()
    found = queries.figures(held, request.user)
    context = {
        "round": held,
        "standing": shown.standing(held, now),
        "found": found,
        "owes": owes(request.user, held),
        "sums": {name: pounds(getattr(found, name)) for name in ("asked", "promised", "paid")},
        "pot": pounds(held.pot),
        "left": pounds(held.pot - found.promised),
        "amounts": shown.amounts(held),
        "next": shown.next_step(held, found, now),
        "asks": queries.asks(held),
        "tabs": tabs(held, "run"),
        "crumbs": crumbs(Crumb(held.title)),
    }
    return render(request, "programmes/run.html", context)


@open_to(Audience.WORKER)
@require_POST
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Open it, begin to assess, or remove a draft: as the button says."""
    held = get_object_or_404(Round, pk=pk)
    steps = {
        "open": (actions.open_round, _("Open. Groups find it among the funds, and on its own page.")),
        "assess": (actions.assess_round, _("Nothing more comes. Who assesses can read and score now.")),
        "drop": (actions.drop_round, _("Removed.")),
    }
    act, done = steps.get(request.POST.get("step", ""), (None, ""))
    if act is None:
        raise Http404
    gone = tried(request, lambda: act(by=user_of(request), held=held), done) and act is actions.drop_round
    return redirect("programmes:running") if gone else redirect("programmes:run", pk=pk)


@open_to(Audience.WORKER)
@require_safe
def form(request: HttpRequest, pk: int) -> HttpResponse:
    """What is asked, question by question."""
    held = get_object_or_404(Round.objects.select_related("programme"), pk=pk)
    others = Round.objects.exclude(pk=pk).exclude(form=[]).select_related("programme").order_by("-pk")[:10]
    context = {
        "round": held,
        "form": shown.whole_form(held),
        "others": others if held.state == RoundState.DRAFT else (),
        "begun": applications.begun(held),
        "tabs": tabs(held, "form"),
        "crumbs": crumbs(at(held), Crumb(_("What is asked"))),
    }
    return render(request, "programmes/form.html", context)


@open_to(Audience.WORKER)
@require_POST
def form_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Move a question up or down, take one out, or take the form of another round."""
    held = get_object_or_404(Round, pk=pk)
    if "copy" in request.POST:
        of = get_object_or_404(Round, pk=key(request.POST["copy"]) or 0)
        tried(request, lambda: actions.copy_form(by=user_of(request), held=held, of=of), _("Taken over."))
        return redirect("programmes:form", pk=pk)
    asked = list(applications.form_of(held))
    named = next((request.POST[name] for name in ("up", "down", "drop") if name in request.POST), "")
    place = next((n for n, one in enumerate(asked) if one.key == named), None)
    if place is None:
        raise Http404
    one = asked.pop(place)
    if "up" in request.POST:
        asked.insert(max(0, place - 1), one)
    elif "down" in request.POST:
        asked.insert(place + 1, one)
    tried(request, lambda: actions.set_form(by=user_of(request), held=held, form=asked))
    return redirect("programmes:form", pk=pk)


@open_to(Audience.WORKER)
def form_question(request: HttpRequest, pk: int, name: str = "") -> HttpResponse:
    """Write one question: a new one at the end, or one that is there."""
    held = get_object_or_404(Round.objects.select_related("programme"), pk=pk)
    asked = list(applications.form_of(held))
    place = next((n for n, one in enumerate(asked) if one.key == name), None)
    if name and place is None:
        raise Http404
    sheet = QuestionForm(posted(request), form=asked, held=asked[place] if place is not None else None)
    if request.method == "POST" and sheet.is_valid():
        if place is None:
            asked.append(sheet.question())
        else:
            asked[place] = sheet.question()
        if tried(
            request, lambda: actions.set_form(by=user_of(request), held=held, form=asked), _("Saved."), form=sheet
        ):
            return redirect("programmes:form", pk=pk)
    way = crumbs(at(held), Crumb(_("What is asked"), reverse("programmes:form", args=[pk])), Crumb(_("A question")))
    return _edit(request, sheet, _("A question"), way)


@open_to(Audience.WORKER)
def guide(request: HttpRequest, pk: int) -> HttpResponse:
    """What is scored, and what a low and a high score look like."""
    held = get_object_or_404(Round.objects.select_related("programme"), pk=pk)
    sheet = GuideForm(posted(request), guide=assessing.guide_of(held))
    if request.method == "POST" and sheet.is_valid():
        act = lambda: actions.set_guide(by=user_of(request), held=held, guide=sheet.criteria())  # noqa: E731
        if tried(request, act, _("Saved."), form=sheet):
            return redirect("programmes:guide", pk=pk)
    context = {
        "round": held,
        "form": sheet,
        "tabs": tabs(held, "guide"),
        "crumbs": crumbs(at(held), Crumb(_("What is scored"))),
    }
    return render(request, "programmes/guide.html", context, status=422 if sheet.errors else 200)


@open_to(Audience.WORKER)
@require_safe
def applications_(request: HttpRequest, pk: int) -> HttpResponse:
    """What has come in, and what is being written; the whole list as a file with `?format=`."""
    held, sheet = get_object_or_404(Round.objects.select_related("programme"), pk=pk), RoundFilters(request.GET)
    found = applications.filtered(held, request.user, sheet.filters()).order_by(
        *ordering(shown.APPLICATIONS, request.GET)
    )
    answer = download(shown.APPLICATIONS, found, request.GET) if "format" in request.GET else None
    if answer is not None:
        return answer
    table = present(shown.APPLICATIONS, numbered(found, request.GET, size=ON_A_PAGE), request.GET)
    context = {
        "round": held,
        "form": sheet,
        "filtered": bool(sheet.chosen()),
        "table": table,
        "hidden": queries.figures(held, request.user).hidden,
        "owes": owes(request.user, held),
        "tabs": tabs(held, "applications"),
        "crumbs": crumbs(at(held), Crumb(_("Applications"))),
    }
    return render(request, "programmes/applications.html", context)

"""Writing a question, one question and its answers: alike for our team and for a body's officers, each at their own
addresses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.accounts.permissions import user_of
from hedgerow.bodies.queries import interests_in
from hedgerow.bridge import actions
from hedgerow.bridge.forms import OutcomeForm, QuestionForm, ReasonForm
from hedgerow.bridge.models import Question
from hedgerow.bridge.presenters import questions as shown
from hedgerow.bridge.queries import audience
from hedgerow.bridge.queries import questions as queries
from hedgerow.bridge.queries.words import asker, standing, tone
from hedgerow.bridge.types import State
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Band
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, present
from hedgerow.shell.trying import tried
from hedgerow.shell.types import Crumb

OURS = {"list": "questions", "question": "question", "edit": "change", "outcome": "outcome", "answers": "answers"}
THEIRS = {
    "list": "of_body",
    "question": "own_question",
    "edit": "change_own",
    "outcome": "own_outcome",
    "answers": "own_answers",
}


@dataclass(frozen=True)
class Desk:
    """At whose desk a page lies: our team's, or that of a body's officers. `acts`: the reader may change things."""

    body: Organisation
    team: bool
    acts: bool = True

    def url(self, name: str, question: Question | None = None) -> str:
        """An address at this desk."""
        at = [] if self.team else [self.body.pk]
        names = OURS if self.team else THEIRS
        return reverse(f"bridge:{names[name]}", args=[*at, question.pk] if question else at)

    def crumbs(self, *more: Crumb) -> list[Crumb]:
        """The path to a page at this desk."""
        first = Crumb(_("Questions and promises"), reverse("bridge:now")) if self.team else None
        title = _("Questions") if self.team else _("Ask groups")
        return [*filter(None, [first]), Crumb(title, self.url("list")), *more]


def edit(request: HttpRequest, desk: Desk, question: Question | None) -> HttpResponse:
    """Write a question, or put it right before groups have it."""
    form = QuestionForm(posted(request), body=desk.body, team=desk.team, question=question)
    if request.method == "POST" and form.is_valid():
        made: list[Question] = []

        def act() -> None:
            by, facts = user_of(request), form.facts()
            if question is None:
                made.append(actions.write_question(by=by, body=desk.body, **facts))
            else:
                made.append(actions.change_question(by=by, question=question, **facts))

        if tried(request, act, _("Kept. Look at what is already known before it goes on."), form):
            return redirect(desk.url("question", made[0]))
    title = _("Edit the question") if question else _("Ask groups a question")
    crumbs = desk.crumbs(*([Crumb(question.title, desk.url("question", question))] if question else []), Crumb(title))
    back = desk.url("question", question) if question else desk.url("list")
    context = {"form": form, "title": title, "body": desk.body, "crumbs": crumbs, "back": back}
    return render(request, "bridge/edit.html", context, status=422 if form.errors else 200)


def question(request: HttpRequest, desk: Desk, found: Question) -> HttpResponse:
    """One question. `do` hands it in, opens it, sends it back or takes it back."""
    wanted = request.POST.get("do", "") if request.method == "POST" else ""
    form = ReasonForm(request.POST if wanted in ("back", "withdraw") else None)
    if wanted and (wanted not in ("back", "withdraw") or form.is_valid()) and _done(request, desk, found, wanted, form):
        return redirect(desk.url("question", found))
    return render(request, "bridge/question.html", _context(desk, found, form), status=422 if form.errors else 200)


def _done(request: HttpRequest, desk: Desk, found: Question, wanted: str, form: ReasonForm) -> bool:
    by = user_of(request)
    reason = form.cleaned_data.get("reason", "") if form.is_bound else ""
    theirs: dict[str, tuple[Callable[[], object], str]] = {
        "send": (lambda: actions.send_to_us(by=by, question=found), _("It is with the team, who look at it first.")),
        "withdraw": (lambda: actions.withdraw(by=by, question=found, reason=reason), _("Taken back.")),
    }
    ours: dict[str, tuple[Callable[[], object], str]] = {
        "open": (lambda: actions.open_question(by=by, question=found), _("Groups have it. Each gets a letter.")),
        "back": (lambda: actions.send_back(by=by, question=found, reason=reason), _("Sent back, with your reason.")),
        "close": (lambda: actions.close_question(by=by, question=found), _("Closed.")),
    }
    allowed = theirs | (ours if desk.team else {})
    if wanted not in allowed:
        raise Http404
    act, said = allowed[wanted]
    tried(request, act, said)
    return True


def _context(desk: Desk, found: Question, form: ReasonForm) -> dict[str, Any]:
    today, state = clock.today(), State(found.state)
    early = state in (State.DRAFT, State.WITH_US)
    known = audience.known(found, team=desk.team) if early else None
    alike = list(queries.questions().filter(pk__in=known.alike)) if known else []
    labels = dict(Band.choices)
    return {
        "question": found,
        "desk": desk,
        "crumbs": desk.crumbs(Crumb(found.title)),
        "asker": asker(found),
        "standing": standing(found, today),
        "tone": tone(found, today),
        "whom": audience.whom_words(found.whom_asked, team=desk.team),
        "early": early,
        "known": known,
        "sizes": [(labels[band], n) for band, n in known.bands.items()] if known else [],
        "alike": [(one, standing(one, today), tone(one, today)) for one in alike],
        "may_send": state == State.DRAFT and not desk.team,
        "may_open": early and desk.team,
        "may_send_back": state == State.WITH_US and desk.team,
        "may_edit": early and (desk.team or state == State.DRAFT),
        "may_withdraw": early or state == State.OPEN,
        "may_say": found.is_owed() and today > found.closes_on,
        "turnout": None if early else shown.turnout(found),
        "given": queries.answered_by_key([found.pk]).get(found.pk, 0),
        "put": found.asked_groups.filter(own=False).count(),
        "office_gone": found.office is not None and found.office.is_over(today) and found.is_owed(),
        "form": form,
        "urls": {name: desk.url(name, found) for name in ("edit", "outcome", "answers")},
        "interests": interests_in([found.ref]),
    }


def outcome(request: HttpRequest, desk: Desk, found: Question) -> HttpResponse:
    """Say what came of a question."""
    form = OutcomeForm(posted(request), question=found)
    if request.method == "POST" and form.is_valid():
        act = lambda: actions.say_outcome(by=user_of(request), question=found, **form.cleaned_data)  # noqa: E731
        if tried(request, act, _("Said. Every group that answered gets a letter with it."), form):
            return redirect(desk.url("question", found))
    context = {
        "form": form,
        "question": found,
        "summaries": shown.summaries(found, queries.answers(found)),
        "crumbs": desk.crumbs(Crumb(found.title, desk.url("question", found)), Crumb(_("What came of it"))),
        "back": desk.url("question", found),
        "answers": desk.url("answers", found),
    }
    return render(request, "bridge/outcome.html", context, status=422 if form.errors else 200)


def answers(request: HttpRequest, desk: Desk, found: Question) -> HttpResponse:
    """What groups answered, as this reader may know it; as a file, nobody is named who chose not to be."""
    rows = list(queries.answers(found))
    bare = shown.as_given(rows, team=False)
    if answer := download(shown.answers_table(found, team=False), bare, request.GET):
        return answer
    table = shown.answers_table(found, team=desk.team)
    page = numbered(shown.as_given(rows, team=desk.team), request.GET)
    context = {
        "question": found,
        "desk": desk,
        "table": present(table, page, request.GET),
        "summaries": shown.summaries(found, rows),
        "crumbs": desk.crumbs(Crumb(found.title, desk.url("question", found)), Crumb(_("Answers"))),
        "missing": list(queries.missing(found)[:30]) if desk.team else (),
        "is_open": found.is_open(clock.today()),
        "given": len(rows),
    }
    return render(request, "bridge/answers.html", context)

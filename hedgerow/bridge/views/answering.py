"""Answering for a group: by the link of its letter, without signing in; opening it changes nothing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from hedgerow.accounts.models import User
from hedgerow.bodies.queries import interests_in
from hedgerow.bridge import actions
from hedgerow.bridge.forms import AnswerForm
from hedgerow.bridge.models import Question
from hedgerow.bridge.queries import questions as queries
from hedgerow.bridge.queries.words import asker, standing
from hedgerow.bridge.types import AnsweredMeanwhile, How
from hedgerow.engines.throttle.types import limited
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.organisations.models import Organisation
from hedgerow.people.queries.wording import us
from hedgerow.shell.trying import tried


@open_to(Audience.ANYONE)
@limited(an_hour=60)
@never_cache
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """The question, what the group said before, and its answer until the last day; after that, what came of it."""
    meant = queries.meant_by(token)
    if meant is None:
        return render(request, "bridge/no_link.html", {"us": us()}, status=404)
    found, group = meant
    form = AnswerForm(
        request.POST if request.method == "POST" else None, question=found, before=queries.answer_of(found, group)
    )
    context = {"question": found, "group": group, "crumbs": [], "back": "", "base": "shell/base.html", "acts": True}
    return written(request, found, group, form, context | {"by_link": True}, request.path, how=How.LINK)


def written(
    request: HttpRequest,
    question: Question,
    group: Organisation,
    form: AnswerForm,
    context: dict[str, Any],
    done: str,
    *,
    how: How | None = None,
) -> HttpResponse:
    """Write an answer that was sent, or show the page with it. Where somebody of the group answered meanwhile, theirs is
    shown, and what was typed stands below it, to replace it or not."""
    status, before = 200, None
    if request.method == "POST":
        if form.is_valid():
            facts = {**({"how": how} if how else {}), **form.facts()}
            by = request.user if isinstance(request.user, User) else None
            try:
                act = lambda: actions.answer(by=by, question=question, organisation=group, **facts)  # noqa: E731
                if tried(request, lambda: _or_meanwhile(act), _("Thank you. It is with us."), form):
                    return redirect(done)
            except _Meanwhile as said:
                messages.warning(request, str(said))
                form, before = _again(form, question, group), queries.answer_of(question, group)
        status = 422
    given = queries.answer_of(question, group)
    today = clock.today()
    shown = {
        "form": form,
        "asker": asker(question),
        "standing": standing(question, today),
        "is_open": question.is_open(today),
        "given": given,
        "said": _said(question, given),
        "meanwhile": before,
        "put": question.asked_groups.filter(own=False).count(),
        "interests": interests_in([question.ref]),
    }
    return render(request, "bridge/answer.html", {"by_link": False, "behalf": False, **context, **shown}, status=status)


class _Meanwhile(Exception):
    """Somebody of the group answered first."""


def _or_meanwhile(act: Any) -> None:
    try:
        act()
    except AnsweredMeanwhile as error:
        raise _Meanwhile(str(error)) from None


def _again(form: AnswerForm, question: Question, group: Organisation) -> AnswerForm:
    """The same form with what was typed, now that the answer of the other is seen."""
    held = queries.answer_of(question, group)
    data = dict(form.data.items())
    data["seen"] = str(held.version if held else 0)
    return type(form)(data, question=question, before=held)


def _said(question: Question, given: Any) -> list[tuple[str, Any]]:
    """What a group answered, part by part."""
    return (
        [(part.label, given.content.get(part.id)) for part in question.asked if part.id in given.content]
        if given
        else []
    )

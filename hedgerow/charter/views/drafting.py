"""The draft of our agreement, part by part. A manager writes; nobody writes over what they have not seen."""

from __future__ import annotations

from collections.abc import Callable

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from hedgerow.accounts.permissions import Audience, open_to, user_of
from hedgerow.charter import actions, queries
from hedgerow.charter.forms.drafting import MatchForm, PerformerForm, PromiseForm, TextForm, promise_of, text_of
from hedgerow.charter.models import Agreement, Performer, Promise, SchemeMatch
from hedgerow.charter.presenters import drafting as shown
from hedgerow.charter.queries import draft, suggesting
from hedgerow.charter.types import State
from hedgerow.kernel.ids import key
from hedgerow.shell.kept import posted
from hedgerow.shell.trying import tried


@open_to(Audience.MANAGER)
def agreement(request: HttpRequest) -> HttpResponse:
    """How far the agreement is; the words of the draft, to be changed; every version."""
    found, by = queries.open_version(), user_of(request)
    if request.method == "POST" and request.POST.get("do") == "begin":
        tried(request, lambda: actions.begin(by=by), _("The next version is begun. It starts from the last one."))
        return redirect("charter:agreement")
    form = TextForm(posted(request), initial=text_of(found)) if found and found.state == State.DRAFT else None
    if request.method == "POST" and found and form and form.is_valid():
        edition = found.edition
        act = lambda: actions.change_text(by=by, agreement=found, edition=edition, **form.cleaned_data)  # noqa: E731
        if tried(request, act, _("Saved."), form):
            return redirect("charter:agreement")
    context = {
        "open": found,
        "form": form,
        "now": queries.in_force(),
        "versions": list(queries.versions()),
        "tabs": shown.tabs("agreement", found),
        "done": shown.progress(found) if found else (),
    }
    return render(request, "charter/agreement.html", context, status=_status(form))


@open_to(Audience.MANAGER)
def promises(request: HttpRequest) -> HttpResponse:
    """The promises of the draft, and a form for another."""
    found = _draft()
    form = PromiseForm(posted(request))
    if request.method == "POST" and form.is_valid():
        act = lambda: actions.add_promise(by=user_of(request), **form.cleaned_data)  # noqa: E731
        if tried(request, act, _("Added."), form):
            return redirect("charter:promises")
    context = {"form": form, "sides": shown.by_side(draft.promises_now()), "tabs": shown.tabs("promises", found)}
    return render(request, "charter/promises.html", context, status=_status(form))


@open_to(Audience.MANAGER)
def promise(request: HttpRequest, pk: int) -> HttpResponse:
    """One promise in other words, or taken out."""
    _draft()
    found, by = get_object_or_404(Promise, pk=pk, until__isnull=True), user_of(request)
    form, edition = PromiseForm(posted(request), initial=promise_of(found)), found.edition
    if request.method == "POST" and request.POST.get("do") == "drop":
        tried(request, lambda: actions.drop_promise(by=by, promise=found, edition=_seen(request)), _("Taken out."))
        return redirect("charter:promises")
    if request.method == "POST" and form.is_valid():
        act = lambda: actions.change_promise(by=by, promise=found, edition=edition, **form.cleaned_data)  # noqa: E731
        if tried(request, act, _("Saved."), form):
            return redirect("charter:promises")
    return render(request, "charter/promise.html", {"form": form, "promise": found}, status=_status(form))


@open_to(Audience.MANAGER)
def performers(request: HttpRequest) -> HttpResponse:
    """Who performs which function where, who might, and a form for another."""
    found = _draft()
    given = key(request.GET.get("who", ""))
    form = PerformerForm(posted(request), initial={"organisation": given} if given else {})
    if request.method == "POST" and request.POST.get("do") == "drop":
        one = get_object_or_404(Performer, pk=_number(request, "performer"), until__isnull=True)
        act: Callable[[], object] = lambda: actions.drop_performer(  # noqa: E731
            by=user_of(request), performer=one, edition=_seen(request)
        )
        tried(request, act, _("Taken out."))
        return redirect("charter:performers")
    if request.method == "POST" and form.is_valid():
        act = lambda: actions.add_performer(by=user_of(request), **form.facts())  # noqa: E731
        if tried(request, act, _("Added."), form):
            return redirect("charter:performers")
    context = {
        "form": form,
        "functions": shown.by_function(draft.performers_now()),
        "suggested": suggesting.suggested(),
        "tabs": shown.tabs("performers", found),
    }
    return render(request, "charter/performers.html", context, status=_status(form))


@open_to(Audience.MANAGER)
def matches(request: HttpRequest) -> HttpResponse:
    """What our words are called in other schemes, and a form for another match."""
    found = _draft()
    form = MatchForm(posted(request))
    if request.method == "POST" and request.POST.get("do") == "drop":
        one = get_object_or_404(SchemeMatch, pk=_number(request, "match"))
        tried(request, lambda: actions.drop_match(by=user_of(request), match=one), _("Taken out."))
        return redirect("charter:matches")
    if request.method == "POST" and form.is_valid():
        act = lambda: actions.add_match(by=user_of(request), **form.facts())  # noqa: E731
        if tried(request, act, _("Added."), form):
            return redirect("charter:matches")
    context = {"form": form, "schemes": shown.by_scheme(draft.matches_now()), "tabs": shown.tabs("matches", found)}
    return render(request, "charter/matches.html", context, status=_status(form))


def _draft() -> Agreement:
    """The draft. These pages are there while one is written."""
    found = queries.open_version()
    if found is None or found.state != State.DRAFT:
        raise Http404
    return found


def _seen(request: HttpRequest) -> int:
    """The edition that the form was shown with."""
    return _number(request, "edition")


def _number(request: HttpRequest, name: str) -> int:
    return key(request.POST.get(name, "")) or 0


def _status(form: Form | None) -> int:
    return 422 if form is not None and form.errors else 200

"""Writing a letter, for our team: put together, looked at, tested, sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import user_of
from hedgerow.accounts.queries import names
from hedgerow.engines.mail.queries import letterhead
from hedgerow.engines.mail.queries import shown as shown_letter
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.kernel.ids import keys
from hedgerow.newsletters import actions, queries
from hedgerow.newsletters.forms import BeginForm, LineForm, WhomForm, WordsForm
from hedgerow.newsletters.models import Issue, Part
from hedgerow.newsletters.presenters import lists as shown
from hedgerow.newsletters.types import PartKind, State
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, present
from hedgerow.shell.trying import tried
from hedgerow.shell.types import Crumb


@open_to(Audience.WORKER)
@require_safe
def issues(request: HttpRequest) -> HttpResponse:
    """What is being written, then what was sent, the newest first."""
    found = queries.issues().exclude(state=State.DRAFT)
    if answer := download(shown.ISSUES, found if "format" in request.GET else (), request.GET):
        return answer
    page = numbered(found, request.GET)
    context = {
        "table": present(shown.ISSUES, page, request.GET),
        "drafts": queries.drafts()[:20],
        "tabs": shown.tabs("issues", request.user),
    }
    return render(request, "newsletters/issues.html", context)


@open_to(Audience.WORKER)
def begin(request: HttpRequest) -> HttpResponse:
    """A new letter: its subject line is enough."""
    form = BeginForm(posted(request))
    if request.method == "POST" and form.is_valid():
        made: list[Issue] = []
        told = {"title": form.cleaned_data["title"], "subjects": list(form.cleaned_data["subjects"])}
        if tried(request, lambda: made.append(actions.begin(by=user_of(request), **told)), form=form):
            return redirect("newsletters:write", pk=made[0].pk)
    context = {"form": form, "crumbs": crumbs(_("Write a newsletter"))}
    return render(request, "newsletters/begin.html", context, status=422 if form.errors else 200)


def crumbs(*titles: str) -> list[Crumb]:
    """The path to a page under the letters."""
    return [Crumb(_("Newsletters"), reverse("newsletters:issues")), *(Crumb(title) for title in titles)]


@open_to(Audience.WORKER)
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a letter together. The button says what: whom, words, items, up, down, out, discard."""
    issue = get_object_or_404(Issue, pk=pk)
    if issue.state != State.DRAFT:
        return redirect("newsletters:sent", pk=pk)
    wanted = request.POST.get("do", "") if request.method == "POST" else ""
    whom = WhomForm(request.POST if wanted == "whom" else None, issue=issue)
    words = WordsForm(request.POST if wanted == "words" else None)
    if wanted and (to := _done(request, issue, wanted, whom, words)):
        return redirect(to)
    context = {
        "issue": issue,
        "parts": queries.parts(issue),
        "lists": queries.lists(issue),
        "whom": whom,
        "words": words,
        "crumbs": crumbs(issue.title),
    }
    return render(request, "newsletters/write.html", context, status=422 if whom.errors or words.errors else 200)


def _done(request: HttpRequest, issue: Issue, wanted: str, whom: WhomForm, words: WordsForm) -> str:
    """Do what the button says; where to go on to, or "" where a form is wrong."""
    by, here = user_of(request), reverse("newsletters:write", args=[issue.pk])
    if wanted == "whom":
        done = whom.is_valid() and tried(
            request, lambda: actions.change(by=by, issue=issue, **whom.facts()), _("Saved."), whom
        )
        return here if done else ""
    if wanted == "words":
        done = words.is_valid() and tried(
            request, lambda: actions.add_words(by=by, issue=issue, **words.cleaned_data), form=words
        )
        return f"{here}#says" if done else ""
    if wanted == "items":
        refs = request.POST.getlist("item")[:200]
        tried(request, lambda: actions.add_items(by=by, issue=issue, refs=refs))
        return f"{here}#says"
    if wanted == "discard":
        thrown = tried(request, lambda: actions.discard(by=by, issue=issue), _("Thrown away."))
        return reverse("newsletters:issues") if thrown else here
    tried(request, _moving(by, issue, wanted, request.POST.get("part", "")))
    return f"{here}#says"


def _moving(by: User, issue: Issue, wanted: str, pk: str) -> Callable[[], object]:
    """Up, down or out, for one part of this letter."""
    found = Part.objects.select_related("issue").filter(issue=issue, pk__in=keys([pk])).first()
    if found is None or wanted not in ("up", "down", "out"):
        raise Http404
    if wanted == "out":
        return lambda: actions.remove(by=by, part=found)
    return lambda: actions.move(by=by, part=found, places=-1 if wanted == "up" else 1)


@open_to(Audience.WORKER)
def part(request: HttpRequest, pk: int) -> HttpResponse:
    """Our own words, or the line about something that is here, to be changed."""
    found = get_object_or_404(Part.objects.select_related("issue"), pk=pk)
    kind = WordsForm if found.kind == PartKind.WORDS else LineForm
    form = kind(posted(request), initial={"heading": found.heading, "text": found.text})
    if request.method == "POST" and form.is_valid():
        by = user_of(request)
        if tried(request, lambda: actions.change_words(by=by, part=found, **form.cleaned_data), _("Saved."), form):
            return redirect(reverse("newsletters:write", args=[found.issue_id]) + "#says")
    context = {
        "form": form,
        "part": found,
        "crumbs": [*crumbs(), Crumb(found.issue.title, reverse("newsletters:write", args=[found.issue_id]))],
    }
    return render(request, "newsletters/part.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
def look(request: HttpRequest, pk: int) -> HttpResponse:
    """A letter as it will look, and how many get it. The button says what: test, or send."""
    issue = get_object_or_404(Issue, pk=pk)
    if issue.state != State.DRAFT:
        return redirect("newsletters:sent", pk=pk)
    by = user_of(request)
    if request.method == "POST" and request.POST.get("do") == "test":
        done = _("A test is on its way to %(email)s.") % {"email": by.email}
        tried(request, lambda: actions.send_test(by=by, issue=issue), done)
        return redirect("newsletters:look", pk=pk)
    if request.method == "POST" and request.POST.get("do") == "send":
        sent = tried(request, lambda: actions.send(by=by, issue=issue), _("On its way."))
        return redirect("newsletters:sent" if sent else "newsletters:look", pk=pk)
    reach = queries.reach(issue)
    count = reach.count
    context: dict[str, Any] = {
        "issue": issue,
        "words": shown_letter(queries.letter(issue)),
        "head": letterhead(),
        "reach": reach,
        "left_out": shown.left_out(reach),
        "send": ngettext("Send it to one address", "Send it to %(n)d addresses", count) % {"n": count},
        "ready": bool(count and issue.parts.exists()),
        "crumbs": [*crumbs(), Crumb(issue.title, reverse("newsletters:write", args=[pk])), Crumb(_("As it will look"))],
    }
    return render(request, "newsletters/look.html", context)


@open_to(Audience.WORKER)
@require_safe
def sent(request: HttpRequest, pk: int) -> HttpResponse:
    """What came of a letter."""
    issue = get_object_or_404(Issue, pk=pk)
    if issue.state == State.DRAFT:
        return redirect("newsletters:write", pk=pk)
    known = dict(queries.audiences())
    context = {
        "issue": issue,
        "words": shown_letter(queries.letter(issue)),
        "head": letterhead(),
        "whom": [
            *(subject.name for subject in issue.subjects.all()),
            *(known.get(ref, ref) for ref in issue.audiences),
        ],
        "by": names([issue.sent_by]).get(issue.sent_by or 0, ""),
        "written": issue.copies.filter(written_at__isnull=False).count(),
        "all": issue.copies.filter(left_out=False).count(),
        "crumbs": crumbs(issue.title),
    }
    return render(request, "newsletters/sent.html", context)

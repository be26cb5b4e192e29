"""Who raised an issue, for our team: one more, shown otherwise, withdrawn; and two issues put together."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hedgerow.accounts.permissions import user_of
from hedgerow.advocacy import actions
from hedgerow.advocacy.forms.issues import LikeForm, ShownForm, VoiceForm
from hedgerow.advocacy.queries import issues as read
from hedgerow.advocacy.views.finding import crumbs, issue_or_404, moved, voice_or_404
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.kernel.ids import key
from hedgerow.shell.kept import posted
from hedgerow.shell.trying import tried


@open_to(Audience.WORKER)
def add_voice(request: HttpRequest, pk: int) -> HttpResponse:
    """One more who says so."""
    found = issue_or_404(pk)
    if (elsewhere := moved(found)) is not None:
        return elsewhere
    form = VoiceForm(posted(request))
    if request.method == "POST" and "group_search" not in request.POST and form.is_valid():
        act = lambda: actions.add_voice(by=user_of(request), issue=found, **form.facts())  # noqa: E731
        if tried(request, act, _("Their voice is added."), form):
            return redirect("advocacy:issue", pk=pk)
    context = {"form": form, "issue": found, "title": _("Add a voice"), "crumbs": crumbs(found, _("Add a voice"))}
    return render(request, "advocacy/edit.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
def voice(request: HttpRequest, pk: int) -> HttpResponse:
    """One voice: how it may be shown, or that it does not stand behind the issue any more (`withdraw`)."""
    found = voice_or_404(pk)
    by, form = user_of(request), ShownForm(posted(request), initial={"shown": found.shown})
    if request.method == "POST" and "withdraw" in request.POST:
        tried(request, lambda: actions.withdraw_voice(by=by, voice=found), _("Withdrawn."))
        return redirect("advocacy:issue", pk=found.issue_id)
    if request.method == "POST" and form.is_valid():
        shown = form.cleaned_data["shown"]
        if tried(request, lambda: actions.show_voice(by=by, voice=found, shown=shown), _("Saved."), form):
            return redirect("advocacy:issue", pk=found.issue_id)
    context = {"voice": found, "issue": found.issue, "form": form, "crumbs": crumbs(found.issue, _("Who raised it"))}
    return render(request, "advocacy/voice.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
def together(request: HttpRequest, pk: int) -> HttpResponse:
    """Put another issue that says the same together with this one: `gone` is that other."""
    found = issue_or_404(pk)
    if (elsewhere := moved(found)) is not None:
        return elsewhere
    other = key(request.POST.get("gone", ""))
    if request.method == "POST" and other is not None:
        gone = issue_or_404(other)
        if tried(request, lambda: actions.merge(by=user_of(request), kept=found, gone=gone), _("Put together.")):
            return redirect("advocacy:issue", pk=pk)
    form = LikeForm(request.GET)
    words = form.chosen().get("q", "")
    rows = read.issues(words=words).exclude(pk=pk)[:20] if words else read.alike(found.sentence, but=pk)
    context = {"issue": found, "form": form, "rows": list(rows), "words": words}
    context["crumbs"] = crumbs(found, _("Put together"))
    return render(request, "advocacy/together.html", context)

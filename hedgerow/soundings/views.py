"""The three questions: answering them by a link, in a group's space, or as a worker was told; and what the answers say."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import is_team, user_of
from hedgerow.engines.throttle.types import limited
from hedgerow.kernel import clock
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, open_to
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, ordering, present
from hedgerow.shell.trying import tried
from hedgerow.soundings import actions, presenters, queries
from hedgerow.soundings.forms import AskedForm, QuestionsForm, ReadingForm, ToldForm
from hedgerow.soundings.models import Sounding
from hedgerow.soundings.permissions import check_answer
from hedgerow.soundings.queries.asked import newest, of_group
from hedgerow.soundings.rules import code_of, number_of
from hedgerow.soundings.types import By, How, Slice

GONE = 410


@open_to(Audience.ANYONE)
@limited(an_hour=60)
@never_cache
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """The three questions behind the link of a letter. Opening it changes nothing."""
    found = queries.at(token)
    if found is None or not found.takes_answers(clock.today()):
        return render(request, "soundings/over.html", {"thanks": found is not None}, status=GONE)
    form = QuestionsForm(posted(request), sounding=found)
    if request.method == "POST" and _answered(request, found, form, How.LINK):
        return redirect("soundings:thanks")
    context = {"form": form, "sounding": found, "group": found.organisation}
    return render(request, "soundings/answer.html", context, status=422 if form.errors else 200)


@open_to(Audience.ANYONE)
@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """That it is done."""
    return render(request, "soundings/thanks.html")


def _answered(request: HttpRequest, found: Sounding, form: QuestionsForm, how: str) -> bool:
    """Answered, or said that they would rather not."""
    by = user_of(request) if request.user.is_authenticated else None
    if request.POST.get("do") == "decline":
        return tried(request, lambda: actions.decline(by=by, sounding=found))
    if not form.is_valid():
        return False
    return tried(request, lambda: actions.answer(by=by, sounding=found, scores=form.scores(), how=how), form=form)


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
def own(request: HttpRequest, pk: int) -> HttpResponse:
    """The questions that wait for a group, in its own space; our team only looks."""
    group = _group(request, pk)
    waiting = of_group(pk).first()
    form = QuestionsForm(posted(request), sounding=waiting) if waiting else None
    acts = can_act_for(request.user, group)
    if request.method == "POST" and waiting and form and acts and _answered(request, waiting, form, How.SPACE):
        messages.success(request, _("Thank you."))
        return redirect("soundings:own", pk=pk)
    context = {"form": form, "sounding": waiting, "group": group, "acts": acts}
    return render(request, "soundings/own.html", context, status=422 if form and form.errors else 200)


def _group(request: HttpRequest, pk: int) -> Organisation:
    """The group of a space, for whoever acts for it and for our team. What is not there is told to our team alone."""
    group = Organisation.objects.filter(pk=pk).first()
    if not is_team(request.user) and (group is None or not can_act_for(request.user, group)):
        raise PermissionDenied
    if group is None:
        raise Http404
    return group


@open_to(Audience.WORKER)
def told(request: HttpRequest, pk: int) -> HttpResponse:
    """What somebody told a worker, by telephone or on paper."""
    found = get_object_or_404(Sounding.objects.select_related("organisation__merged_into"), pk=pk)
    check_answer(request.user, found)
    form = ToldForm(posted(request), sounding=found)
    if request.method == "POST":
        how = form.cleaned_data["how"] if form.is_valid() else How.PHONE
        if _answered(request, found, form, how):
            messages.success(request, _("Saved."))
            return redirect("soundings:asked")
    title, url = presenters.about(found)
    context = {
        "form": form,
        "sounding": found,
        "group": presenters.group_of(found),
        "about": title,
        "about_url": url,
        "is_open": found.takes_answers(clock.today()),
    }
    return render(request, "soundings/told.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
@require_safe
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The questions on paper, for whoever would rather tick with a pen: while they may be answered."""
    found = get_object_or_404(Sounding.objects.select_related("organisation__merged_into"), pk=pk)
    check_answer(request.user, found)
    if not found.takes_answers(clock.today()):
        return redirect("soundings:told", pk=pk)
    name = f"three-questions-{code_of(found.pk)}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(presenters.sheet(found), content_type="application/pdf", headers=headers)


@open_to(Audience.WORKER)
@require_safe
def reading(request: HttpRequest) -> HttpResponse:
    """What changed, by those who answered before and after; nothing that tells of fewer than five."""
    form = ReadingForm(request.GET)
    period, by = form.period_chosen(), form.by_chosen()
    held = queries.asked_after(period)
    whole = queries.baseline_of(held)
    parts = [Slice("", _("everybody"), whole)] if by == By.ALL else queries.slices(held, by)
    rows = presenters.rows(parts)
    if answered := download(presenters.TABLE, rows, request.GET):
        return answered
    context = {
        "form": form,
        "baseline": whole,
        "sentence": presenters.sentence(whole),
        "asked": presenters.n_answered(whole),
        "scale": presenters.answers_in_words(),
        "chart": presenters.chart(whole),
        "table": present(presenters.TABLE, rows, request.GET),
        "tabs": presenters.tabs("reading"),
    }
    return render(request, "soundings/reading.html", context)


@open_to(Audience.WORKER)
@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """Who was asked, and who has not answered yet: those may be telephoned. What they answered is not shown."""
    form = AskedForm(request.GET)
    if typed := form.code_typed():
        number = number_of(typed)
        if number is not None and Sounding.objects.filter(pk=number).exists():
            return redirect("soundings:told", pk=number)
        messages.error(
            request, _("There is no sheet with the code “%(code)s”. Compare it once more.") % {"code": typed}
        )
    found = newest(**form.narrowing()).order_by(*ordering(presenters.ASKED, request.GET, tie="-pk"))
    if answered := download(presenters.ASKED, found if "format" in request.GET else (), request.GET):
        return answered
    context = {
        "form": form,
        "table": present(presenters.ASKED, numbered(found, request.GET), request.GET),
        "tabs": presenters.tabs("asked"),
        "narrowed": bool(form.narrowing()),
    }
    return render(request, "soundings/asked.html", context)

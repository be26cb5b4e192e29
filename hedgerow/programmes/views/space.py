"""A group's own applications: begun, saved, looked through, sent; and those of others in which it takes part."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hedgerow.accounts.permissions import can_open, user_of
from hedgerow.engines.questions.forms import AnswersForm
from hedgerow.engines.questions.rules import asked, faults
from hedgerow.engines.questions.types import Kind
from hedgerow.kernel import clock
from hedgerow.kernel.audience import GROUP_HATS, Audience, open_to
from hedgerow.kernel.ids import key
from hedgerow.kernel.money import pounds
from hedgerow.organisations import queries as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.programmes import actions
from hedgerow.programmes.actions.applying import Unfinished
from hedgerow.programmes.forms import ApplicationForm, OtherForm, Whole, group_of
from hedgerow.programmes.models import Application, CoApplicant, Round
from hedgerow.programmes.permissions import can_apply
from hedgerow.programmes.presenters import rounds as shown
from hedgerow.programmes.queries import applications as queries
from hedgerow.programmes.queries.rounds import open_rounds, verdict_of
from hedgerow.programmes.rules.rounds import wrong_sending
from hedgerow.programmes.types import ApplicationState
from hedgerow.shell.trying import tried
from hedgerow.shell.types import Crumb
from hedgerow.spine.errors import InputError


def group_in(request: HttpRequest, pk: int) -> Organisation:
    """The group of the space, for its own people."""
    try:
        group = organisations.full(pk)
    except Organisation.DoesNotExist:
        if can_open(request.user, Audience.WORKER):
            raise Http404 from None
        raise PermissionDenied from None
    if not can_apply(request.user, group):
        raise PermissionDenied
    return group


def own_one(request: HttpRequest, pk: int, application: int) -> tuple[Organisation, Application]:
    """A group and one of its applications."""
    group = group_in(request, pk)
    return group, get_object_or_404(queries.of_group(group), pk=application)


def crumbs(group: Organisation, *more: Crumb) -> list[Crumb]:
    """The way back to the list."""
    return [Crumb(_("Grants"), reverse("programmes:own", args=[group.pk])), *more]


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS)
@require_safe
def own(request: HttpRequest, pk: int) -> HttpResponse:
    """Rounds that are open, what the group asked for, and who would like it to join."""
    group = group_in(request, pk)
    mine = list(queries.of_group(group))
    busy = {one.round_id for one in mine if one.state != ApplicationState.WITHDRAWN}
    rounds = [one for one in open_rounds(clock.now()) if one.pk not in busy]
    joint = list(queries.joint_of(group))
    context = {
        "group": group,
        "rows": shown.own_rows(mine),
        "rounds": [(one, verdict_of(one, group), shown.amounts(one)) for one in rounds],
        "asked": [one for one in joint if one.agreed is None and one.application.state == ApplicationState.DRAFT],
        "joint": [one for one in joint if one.agreed],
    }
    return render(request, "programmes/own.html", context)


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS)
@require_POST
def begin(request: HttpRequest, pk: int, round_: int) -> HttpResponse:
    """Begin an application, or go on with the one that was begun."""
    group, held = group_in(request, pk), get_object_or_404(Round.objects.exclude(state="draft"), pk=round_)
    try:
        made = actions.begin(by=user_of(request), held=held, organisation=group)
    except InputError as error:
        messages.error(request, str(error))
        return redirect("programmes:own", pk=group.pk)
    return redirect("programmes:own_application", pk=group.pk, application=made.pk)


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS)
def own_application(request: HttpRequest, pk: int, application: int) -> HttpResponse:
    """Write an application; every press of a button keeps what was typed. Once sent, read it."""
    group, held = own_one(request, pk, application)
    if held.state != ApplicationState.DRAFT or not held.round.takes(clock.now()):
        return _read(request, group, held)
    form = queries.form_of(held.round)
    if request.method == "POST":
        basics, answers = (
            ApplicationForm(request.POST, application=held),
            AnswersForm(form, request.POST, files=request.FILES),
        )
        sent = basics.sent(answers.answers())
        kept = tried(request, lambda: actions.save(by=user_of(request), application=held, sent=sent))
        wrong = _keep_files(request, held, answers) if kept else {}
        if kept and basics.is_valid() and not wrong:
            return _after_saving(request, group, held)
        held.refresh_from_db()
        answers = AnswersForm(form, answers=held.answers, faults=wrong)
        return _write(request, group, held, basics, answers, status=422)
    checking = "check" in request.GET
    wrong = wrong_sending(queries.sent_of(held), least=held.round.least, most=held.round.most) if checking else {}
    basics = ApplicationForm(application=held, faults=wrong)
    answers = AnswersForm(form, answers=held.answers, faults=faults(form, held.answers) if checking else {})
    return _write(request, group, held, basics, answers)


def _keep_files(request: HttpRequest, held: Application, answers: AnswersForm) -> dict[str, str]:
    """Take files out and add others: what is wrong with one is said at its question, and the rest is kept."""
    by, wrong = user_of(request), {}
    for upload in answers.dropped_files():
        tried(request, partial(actions.detach, by=by, application=held, upload=upload))
    for question, sent in answers.new_files().items():
        try:
            actions.attach(by=by, application=held, question=question, name=sent.name, data=sent.read())
        except InputError as error:
            wrong[question] = str(error)
    return wrong


def _after_saving(request: HttpRequest, group: Organisation, held: Application) -> HttpResponse:
    """On to where the button leads."""
    if "check" in request.POST:
        return redirect("programmes:own_check", pk=group.pk, application=held.pk)
    if "back" in request.POST:
        actions.send_way_back(by=user_of(request), application=held)
        messages.success(
            request, _("Saved. The way back is on its way to %(email)s.") % {"email": user_of(request).email}
        )
    else:
        messages.success(request, _("Saved."))
    return redirect("programmes:own_application", pk=group.pk, application=held.pk)


def _write(
    request: HttpRequest,
    group: Organisation,
    held: Application,
    basics: ApplicationForm,
    answers: AnswersForm,
    status: int = 200,
) -> HttpResponse:
    hidden = {one.key for one in queries.form_of(held.round)} - {
        one.key for one in asked(queries.form_of(held.round), held.answers)
    }
    context = {
        "group": group,
        "application": held,
        "basics": basics,
        "answers": answers,
        "whole": Whole((basics, answers)),
        "files": any(one.kind == Kind.FILE for one in queries.form_of(held.round)),
        "hidden": {f"q_{key}" for key in hidden},
        "amounts": shown.amounts(held.round),
        "verdict": verdict_of(held.round, group),
        "others": held.others.select_related("organisation"),
        "other_form": OtherForm(),
        "crumbs": crumbs(group, Crumb(held.round.title)),
    }
    return render(request, "programmes/write.html", context, status=status)


def _read(request: HttpRequest, group: Organisation, held: Application) -> HttpResponse:
    context = {
        "group": group,
        "application": held,
        "row": shown.own_rows([held])[0],
        "answers": shown.answers_of(held),
        "where": shown.ward_names(held),
        "sum": pounds(held.pence or 0),
        "others": held.others.select_related("organisation"),
        "decision": decision if (decision := getattr(held, "decision", None)) and decision.told_at else None,
        "crumbs": crumbs(group, Crumb(held.round.title)),
    }
    return render(request, "programmes/own_read.html", context)


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS)
def own_check(request: HttpRequest, pk: int, application: int) -> HttpResponse:
    """Look it through as we shall read it, and send it."""
    group, held = own_one(request, pk, application)
    at = {"pk": group.pk, "application": held.pk}
    if request.method == "POST":
        try:
            actions.send(by=user_of(request), application=held)
        except Unfinished as error:
            messages.error(request, str(error))
            return redirect(reverse("programmes:own_application", kwargs=at) + "?check")
        except InputError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Sent in. A copy is on its way to you."))
        return redirect("programmes:own_application", pk=group.pk, application=held.pk)
    if held.state != ApplicationState.DRAFT:
        return redirect("programmes:own_application", pk=group.pk, application=held.pk)
    form = queries.form_of(held.round)
    wrong = wrong_sending(queries.sent_of(held), least=held.round.least, most=held.round.most)
    waiting = held.others.filter(agreed__isnull=True).count()
    context = {
        "group": group,
        "application": held,
        "answers": shown.answers_of(held),
        "where": shown.ward_names(held),
        "sum": pounds(held.pence) if held.pence else "",
        "wrong": len(wrong) + len(faults(form, held.answers)),
        "waiting": waiting,
        "others": held.others.select_related("organisation"),
        "crumbs": crumbs(
            group,
            Crumb(held.round.title, reverse("programmes:own_application", kwargs=at)),
            Crumb(_("Look it through")),
        ),
    }
    return render(request, "programmes/check.html", context)


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS)
@require_POST
def own_withdraw(request: HttpRequest, pk: int, application: int) -> HttpResponse:
    """Take it back."""
    group, held = own_one(request, pk, application)
    tried(request, lambda: actions.withdraw(by=user_of(request), application=held), _("Taken back."))
    return redirect("programmes:own", pk=group.pk)


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS)
@require_POST
def own_others(request: HttpRequest, pk: int, application: int) -> HttpResponse:
    """Name a group that would take part, or take one out."""
    group, held = own_one(request, pk, application)
    form = OtherForm(request.POST)
    if "drop" in request.POST:
        drop = get_object_or_404(CoApplicant, application=held, pk=_number(request.POST["drop"]))
        tried(request, lambda: actions.drop_other(by=user_of(request), application=held, pk=drop.pk), _("Taken out."))
    elif form.is_valid():
        found, part = group_of(form), form.cleaned_data["part"]
        tried(
            request,
            lambda: actions.ask_other(by=user_of(request), application=held, organisation=found, part=part),
            _("%(group)s is asked whether it takes part.") % {"group": found.name},
        )
    else:
        messages.error(request, _("Choose a group from the list."))
    return redirect("programmes:own_application", pk=group.pk, application=held.pk)


def _number(said: str) -> int:
    found = key(said)
    if found is None:
        raise Http404
    return found


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS)
@require_POST
def own_joint(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """Say whether the group takes part in another's application."""
    group = group_in(request, pk)
    held = get_object_or_404(queries.joint_of(group), pk=other)
    agreed = request.POST.get("agreed") == "yes"
    said = _("You take part.") if agreed else _("You do not take part.")
    tried(request, lambda: actions.answer_other(by=user_of(request), other=held, agreed=agreed), said)
    return redirect("programmes:own", pk=group.pk)

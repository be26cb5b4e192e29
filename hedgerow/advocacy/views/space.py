"""What a group raises, in its own space: raised, joined, shown otherwise, withdrawn, signed; and what came of it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.advocacy import actions
from hedgerow.advocacy.actions.positions import newest
from hedgerow.advocacy.forms.chain import StandForm
from hedgerow.advocacy.forms.issues import OurShownForm, OwnIssueForm, OwnVoiceForm
from hedgerow.advocacy.models import Issue, Position, SignUp, Voice
from hedgerow.advocacy.permissions import can_know
from hedgerow.advocacy.presenters.chain import chain
from hedgerow.advocacy.presenters.lists import stage_tone
from hedgerow.advocacy.queries import issues as read
from hedgerow.advocacy.types import Reached, Seen, Shown, Told
from hedgerow.advocacy.views.finding import HATS, group_in, issue_or_404, typing
from hedgerow.bodies.queries import interests_in
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for
from hedgerow.people.queries.roles import ids_with_merged
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import numbered
from hedgerow.shell.trying import tried
from hedgerow.spine.errors import InputError


@open_to(Audience.SIGNED_IN, hats=HATS)
@require_safe
def own(request: HttpRequest, pk: int) -> HttpResponse:
    """What the group raised and what came of it; and what others raise, to which it can add its voice."""
    group = group_in(request, pk)
    own_rows = read.of_group(group)
    page = numbered(own_rows, request.GET, size=20)
    others = read.shared().exclude(pk__in=own_rows.order_by().values("pk")).select_related("body")
    context = {
        "group": group,
        "acts": can_act_for(request.user, group),
        "page": page,
        "rows": [(row, stage_tone(row)) for row in page.rows],
        "others": list(others.order_by("-raised_on", "-pk")[:15]),
    }
    return render(request, "advocacy/space/own.html", context)


def _known(group: Organisation) -> Any:
    """The issues that a group may know of: those it raised, and those that are for groups."""
    own_rows = read.of_group(group).order_by().values("pk")
    return read.there().filter(Q(pk__in=own_rows) | Q(seen__in=(Seen.GROUPS, Seen.PUBLIC)))


@open_to(Audience.SIGNED_IN, hats=HATS)
def own_raise(request: HttpRequest, pk: int) -> HttpResponse:
    """The group raises an issue; where others said something like it, that is shown first."""
    group = group_in(request, pk)
    if (answer := typing(request, lambda said: _offered(group, said))) is not None:
        return answer
    acts = can_act_for(request.user, group)
    if request.method == "POST" and not acts:  # our team only looks
        return HttpResponseNotAllowed(["GET"])
    form, likes = OwnIssueForm(posted(request), initial={"shown": Shown.COUNTED}), []
    if request.method == "POST" and form.is_valid():
        likes = [] if "sure" in request.POST else _offered(group, form.cleaned_data["sentence"])
        if not likes and (issue := _raised(request, group, form)):
            messages.success(request, _("Thank you. Our team reads it, and you read here what comes of it."))
            return redirect("advocacy:own_issue", pk=group.pk, issue=issue.pk)
    context = {"form": form, "group": group, "likes": likes, "acts": acts}
    return render(request, "advocacy/space/raise.html", context, status=422 if form.errors else 200)


def _offered(group: Organisation, said: str) -> list[Any]:
    rows = read.alike(said, among=_known(group))
    for row in rows:
        row.link = reverse("advocacy:own_issue", args=[group.pk, row.pk])
        row.groups = 0  # how many say so is told by `behind` alone
    return rows


def _raised(request: HttpRequest, group: Organisation, form: OwnIssueForm) -> Issue | None:
    told, by = form.cleaned_data, user_of(request)
    try:
        with transaction.atomic():
            issue = actions.raise_issue(
                by=by, sentence=told["sentence"], body=told["body"], ward=told["ward"], looked_at=False
            )
            actions.add_voice(
                by=by, issue=issue, organisation=group, shown=told["shown"], reached=Reached.SPACE, words=told["words"]
            )
    except InputError as error:
        form.add_error(None, str(error))
        return None
    return issue


@open_to(Audience.SIGNED_IN, hats=HATS)
def own_issue(request: HttpRequest, pk: int, issue: int) -> HttpResponse:
    """One chain, as the group may read it. `do` joins, is shown otherwise, withdraws, or takes a stand."""
    group, found = group_in(request, pk), issue_or_404(issue)
    if found.merged_into_id:
        return redirect("advocacy:own_issue", pk=group.pk, issue=found.merged_into_id)
    if not can_know(group, found):
        raise Http404
    acts = can_act_for(request.user, group)
    if request.method == "POST" and not acts:  # our team only looks
        return HttpResponseNotAllowed(["GET"])
    voices = list(read.voices_by(group, found))
    standing = [row for row in voices if row.withdrawn_on is None]
    position = Position.objects.select_related("issue").filter(issue=found).first()
    wanted = request.POST.get("do", "") if request.method == "POST" else ""
    forms = _forms(request, group, standing, position, wanted)
    if wanted and _done(request, group, found, standing, position, wanted, forms.get(wanted)):
        return redirect("advocacy:own_issue", pk=group.pk, issue=found.pk)
    last = newest(position)
    context = {
        "group": group, "issue": found, "acts": acts, "voices": voices, "standing": standing, "forms": forms,
        "chain": chain(found), "position": position, "last": last, "stage_tone": stage_tone(found),
        "draft": bool(last and position and position.agreed_number != last.number),
        "stand": _stand(group, position),
        "interests": interests_in([found.ref]),
    }  # fmt: skip
    wrong = any(form.errors for form in forms.values())
    return render(request, "advocacy/space/issue.html", context, status=422 if wrong else 200)


def _stand(group: Organisation, position: Position | None) -> SignUp | None:
    own = ids_with_merged(group)
    return SignUp.objects.filter(position=position, organisation__in=own).first() if position else None


def _sent(request: HttpRequest, wanted: str, name: str) -> Any:
    """What was posted, where it is for this form."""
    return request.POST if wanted == name else None


def _forms(
    request: HttpRequest, group: Organisation, standing: list[Voice], position: Position | None, wanted: str
) -> dict[str, Any]:
    last, held = newest(position), _stand(group, position)
    stand: dict[str, Any] = {"shown": Shown.NAMED, "number": last.number if last else None}
    if held:
        stand |= {"stand": held.stand, "reason": held.reason, "shown": held.shown}
    shown = {"shown": standing[0].shown if standing else Shown.COUNTED}
    return {
        "join": OwnVoiceForm(_sent(request, wanted, "join"), initial={"shown": Shown.COUNTED}, auto_id="join_%s"),
        "show": OurShownForm(_sent(request, wanted, "show"), initial=shown, auto_id="show_%s"),
        "stand": StandForm(_sent(request, wanted, "stand"), initial=stand, auto_id="stand_%s"),
    }


def _done(
    request: HttpRequest,
    group: Organisation,
    issue: Issue,
    standing: list[Voice],
    position: Position | None,
    wanted: str,
    form: Any,
) -> bool:
    by = user_of(request)
    if form is not None and not form.is_valid():
        return False
    if wanted == "join":
        told = {**form.cleaned_data, "reached": Reached.SPACE}
        join = lambda: actions.add_voice(by=by, issue=issue, organisation=group, **told)  # noqa: E731
        return tried(request, join, _("Your voice is added."), form)
    if wanted == "show" and standing:
        shown = form.cleaned_data["shown"]
        return tried(request, lambda: actions.show_voice(by=by, voice=standing[0], shown=shown), _("Saved."), form)
    if wanted == "withdraw" and standing:
        return tried(request, lambda: actions.withdraw_voice(by=by, voice=standing[0]), _("Withdrawn.")) or True
    if wanted == "stand" and position is not None:
        told = {**form.cleaned_data, "told": Told.SPACE}
        act = lambda: actions.take_stand(by=by, position=position, organisation=group, **told)  # noqa: E731
        return tried(request, act, _("It is on the record."), form)
    return False

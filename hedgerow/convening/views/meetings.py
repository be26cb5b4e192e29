"""Meetings, for our team: the list, planning one, and its own page with agenda, papers, minutes, decisions, actions."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_POST, require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.accounts.queries import names
from hedgerow.convening import actions
from hedgerow.convening.forms.meetings import ItemForm, PaperForm, PlanForm
from hedgerow.convening.forms.work import WorkFilter
from hedgerow.convening.models import Meeting
from hedgerow.convening.presenters import lists
from hedgerow.convening.queries import doing
from hedgerow.convening.queries import meetings as met
from hedgerow.convening.views.finding import crumbs, meeting_or_404, network_or_404
from hedgerow.engines.bookings.queries import came_from, places_of
from hedgerow.engines.bookings.types import State
from hedgerow.engines.files import actions as files
from hedgerow.engines.files import queries as kept_files
from hedgerow.engines.files.models import Upload
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, ordering, present
from hedgerow.shell.trying import tried
from hedgerow.spine.errors import InputError

KEPT = timedelta(days=6 * 365)  # papers, as long as companies keep their minutes' papers
SHOWS = (
    ("", lazy("all")),
    ("coming", lazy("to come")),
    ("past", lazy("past")),
    ("unwritten", lazy("minutes not written")),
)
STATES = {
    "approve": (actions.approve, lazy("Approved. From now on they stay as they are.")),
    "publish": (actions.publish, lazy("Published, and members are told.")),
    "open_again": (actions.open_again, lazy("They can be written again.")),
}


@open_to(Audience.WORKER)
@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """Of all networks or one (`?network=`), to come or past."""
    form = WorkFilter(request.GET, shows=SHOWS, words=False)
    wanted, now = form.chosen(), clock.now()
    found = met.meetings()
    if wanted.get("network"):
        found = found.filter(network=wanted["network"])
    if wanted.get("show") in ("coming", "past"):
        found = found.filter(met.ahead(now) if wanted["show"] == "coming" else met.held(now))
    if wanted.get("show") == "unwritten":
        found = found.filter(pk__in=met.unwritten(now).values("pk"))
    found = found.order_by(*ordering(lists.MEETINGS, request.GET))
    if answer := download(lists.MEETINGS, found if "format" in request.GET else (), request.GET):
        return answer
    context = {
        "form": form,
        "tabs": lists.tabs(request),
        "narrowed": bool(wanted),
        "table": present(lists.MEETINGS, numbered(found, request.GET), request.GET),
    }
    return render(request, "convening/meetings.html", context)


@open_to(Audience.WORKER)
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """A new meeting of a network."""
    network = network_or_404(pk)
    form = PlanForm(posted(request), network=network)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.plan(by=user_of(request), network=network, **form.facts())
        except ValidationError as error:
            form.take_errors(error)
        except InputError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, _("It is planned. Put on the agenda what it is about, then write to the members.")
            )
            return redirect("convening:meeting", pk=made.pk)
    context = {"form": form, "network": network, "crumbs": crumbs(network, _("Plan a meeting"))}
    return render(request, "convening/plan.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
@require_safe
def meeting(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Everything of one meeting."""
    return meeting_page(request, meeting_or_404(pk))


def meeting_page(
    request: HttpRequest, found: Meeting, *, item_form: ItemForm | None = None, paper_form: PaperForm | None = None
) -> HttpResponse:
    """Its page, with a form that went wrong, if one did."""
    now, items = clock.now(), met.agenda(found)
    wrong = any(form is not None and form.errors for form in (item_form, paper_form))
    previous = met.before(found)
    context = {
        "meeting": found,
        "sitting": found.sitting,
        "network": found.network,
        "crumbs": crumbs(found.network, found.sitting.title),
        "day": met.day_of(found),
        "items": items,
        "writers": names([row.written_by for row in items]),
        "loose": list(found.decisions.filter(withdrawn_at__isnull=True, item__isnull=True)),
        "actions": list(doing.shown(found.actions.all())),
        "previous": previous,
        "from_before": list(doing.actions(open_only=True).filter(meeting=previous)) if previous else [],
        "papers": list(kept_files.of(found.ref)),
        "places": places_of(found.sitting),
        "came": came_from(found.sitting).count() if found.marked_at else 0,
        "item_form": item_form or ItemForm(),
        "paper_form": paper_form or PaperForm(),
        "begun": found.sitting.starts_at <= now,
        "over": found.sitting.is_past(now),
        "off": found.sitting.state == State.CANCELLED,
        "draft": found.minutes == "draft",
        "written": any(row.text for row in items),
        "today": clock.today(),
    }
    return render(request, "convening/meeting.html", context, status=422 if wrong else 200)


@open_to(Audience.WORKER)
@require_POST
def minutes_state(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Approve the minutes, publish them, or open them again, as the button says."""
    found, by = meeting_or_404(pk), user_of(request)
    for name, (act, done) in STATES.items():
        if name in request.POST:
            tried(request, lambda act=act: act(by=by, meeting=found), str(done))  # type: ignore[misc]
    return redirect("convening:meeting", pk=pk)


@open_to(Audience.WORKER)
@require_POST
def call(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write to the members about it."""
    found = meeting_or_404(pk)
    try:
        count = actions.write_to_members(by=user_of(request), meeting=found)
    except InputError as error:
        messages.error(request, str(error))
    else:
        words = (
            _("%(count)d letters are on their way.") if count else _("Nobody who speaks for a member has an address.")
        )
        messages.success(request, words % {"count": count} if count else words)
    return redirect("convening:meeting", pk=pk)


@open_to(Audience.WORKER)
@require_POST
def paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add a paper, or take one away (`remove`)."""
    found = meeting_or_404(pk)
    if "remove" in request.POST:
        held = kept_files.of(found.ref)
        files.remove(uploads=[row for row in held if str(row.pk) == request.POST["remove"]])
        messages.success(request, _("Taken away."))
        return redirect("convening:meeting", pk=pk)
    form = PaperForm(request.POST, request.FILES)
    if form.is_valid() and _keep(request, found, form):
        return redirect("convening:meeting", pk=pk)
    return meeting_page(request, found, paper_form=form)


def _keep(request: HttpRequest, found: Meeting, form: PaperForm) -> Upload | None:
    sent = form.cleaned_data["file"]
    try:
        kept = files.keep(
            by=user_of(request), ref=found.ref, name=sent.name, data=sent.read(), expires=clock.today() + KEPT
        )
    except InputError as error:
        form.add_error("file", str(error))
        return None
    messages.success(request, _("%(name)s is there for the members.") % {"name": kept.name})
    return kept

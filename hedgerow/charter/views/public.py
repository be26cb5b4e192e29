"""The local agreement for everybody: the version in force, every other one, what changed, and the same as data."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import can_open, is_team
from hedgerow.charter import queries, rules
from hedgerow.charter.forms.comparing import CompareForm
from hedgerow.charter.models import Agreement
from hedgerow.charter.presenters import comparing, conditions, differing, paper, version
from hedgerow.charter.rules import skos
from hedgerow.charter.types import State
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.throttle.types import limited
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell.types import Crumb
from hedgerow.spine.errors import InputError
from hedgerow.standards.infrastructure import SCHEMES

COMPARED_AN_HOUR = 30


@open_to(Audience.ANYONE)
@require_safe
def charter(request: HttpRequest) -> HttpResponse:
    """The agreement in force; where there is none yet, what it will be."""
    found = queries.in_force()
    if found is None:
        waiting = queries.versions().filter(state=State.PUT).first()
        context = {"waiting": waiting, "writes": can_open(request.user, Audience.MANAGER)}
        return render(request, "charter/none.html", context)
    return _version(request, found)


@open_to(Audience.ANYONE)
@require_safe
def numbered(request: HttpRequest, number: int) -> HttpResponse:
    """One version: in force, replaced, to come, or put to those who sign."""
    return _version(request, _found(number))


def _version(request: HttpRequest, found: Agreement) -> HttpResponse:
    signed = queries.parties(found)
    now = queries.in_force()
    bodies = queries.bodies_by_priority(clock.today()) if now and now.pk == found.pk else {}
    context = {
        "agreement": found,
        "page": version.page(queries.content(found), bodies),
        "standing": paper.standing(found),
        "now": now,
        "holds": now is not None and now.pk == found.pk,
        "signed": [(party, signature) for party, signature in signed if signature],
        "versions": list(queries.versions()[:20]),
        "before": queries.before(found),
        "writes": can_open(request.user, Audience.MANAGER),
    }
    return render(request, "charter/version.html", context)


@open_to(Audience.ANYONE)
@require_safe
def document(request: HttpRequest, number: int) -> HttpResponse:
    """A version as a PDF."""
    found = _found(number)
    made = paper.document(found, version.page(queries.content(found)), queries.parties(found))
    return HttpResponse(
        made,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="our-agreement-{number}.pdf"'},
    )


@open_to(Audience.ANYONE)
@require_safe
def differences(request: HttpRequest, number: int) -> HttpResponse:
    """What a version says that the one before it did not, and the other way round."""
    found = _found(number)
    earlier = queries.before(found)
    if earlier is None:
        raise Http404
    context = {
        "agreement": found,
        "earlier": earlier,
        "parts": differing.parts(rules.differences(queries.content(earlier), queries.content(found))),
        "crumbs": [
            Crumb(_("Our local agreement"), reverse("charter:charter")),
            Crumb(_("Version %(n)s") % {"n": number}, reverse("charter:version", args=[number])),
            Crumb(_("What changed")),
        ],
    }
    return render(request, "charter/differences.html", context)


@open_to(Audience.ANYONE)
@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """The agreement in force as SKOS in JSON-LD."""
    found = queries.in_force()
    if found is None:
        raise Http404
    return _data(found)


@open_to(Audience.ANYONE)
@require_safe
def numbered_data(request: HttpRequest, number: int) -> HttpResponse:
    """A version as SKOS in JSON-LD."""
    return _data(_found(number))


def _data(found: Agreement) -> HttpResponse:
    earlier = queries.before(found)
    issue = skos.Issue(
        number=found.number,
        base=absolute(reverse("charter:charter")),
        agreed_on=found.agreed_on,
        starts=found.starts,
        follows=earlier.number if earlier else None,
    )
    answer = JsonResponse(
        skos.document(queries.content(found), issue),
        content_type="application/ld+json",
        json_dumps_params={"ensure_ascii": False, "indent": 1},
    )
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


@open_to(Audience.ANYONE)
@require_safe
def schemes(request: HttpRequest) -> HttpResponse:
    """The words of other schemes that ours are matched with: where the addresses in our data lead to."""
    crumbs = [Crumb(_("Our local agreement"), reverse("charter:charter")), Crumb(_("Other schemes"))]
    return render(request, "charter/schemes.html", {"schemes": SCHEMES.values(), "crumbs": crumbs})


@open_to(Audience.ANYONE)
@require_safe
def strong(request: HttpRequest) -> HttpResponse:
    """What makes infrastructure strong here, counted from the record."""
    team = is_team(request.user)
    context = {
        "parts": conditions.parts(clock.today(), team=team),
        "team": team,
        "crumbs": [Crumb(_("Our local agreement"), reverse("charter:charter")), Crumb(_("What makes it strong"))],
    }
    return render(request, "charter/conditions.html", context)


@open_to(Audience.ANYONE)
@limited(an_hour=COMPARED_AN_HOUR)
def compare(request: HttpRequest) -> HttpResponse:
    """Another place's agreement beside ours. What is uploaded is read, shown and forgotten."""
    form = CompareForm(request.POST or None, request.FILES or None)
    ours, found = queries.in_force(), None
    if request.method == "POST" and ours is not None and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            found = comparing.compared(
                rules.reading_of(queries.content(ours), ours.title, ""), skos.read(file.read(), file.name)
            )
        except InputError as error:
            form.add_error("file", str(error))
    crumbs = [Crumb(_("Our local agreement"), reverse("charter:charter")), Crumb(_("Compare with another place"))]
    context = {"form": form, "ours": ours, "found": found, "crumbs": crumbs}
    return render(request, "charter/compare.html", context, status=422 if form.errors else 200)


def _found(number: int) -> Agreement:
    found = queries.version_numbered(number) if number < 2**31 else None
    if found is None:
        raise Http404
    return found

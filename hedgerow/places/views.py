"""The place's settings, its neighbourhoods, and the notes of what people know."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_POST, require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.kernel.audience import Audience, before_second_factor, open_to
from hedgerow.places import actions, queries
from hedgerow.places.forms import KnowledgeForm, NeighbourhoodForm, PlaceForm, initial_of
from hedgerow.places.models import Area, Knowledge
from hedgerow.places.rules import logo_print, picture_type
from hedgerow.places.types import AreaKind
from hedgerow.shell.kept import posted
from hedgerow.shell.returning import back_to
from hedgerow.shell.types import Crumb

DAY = 24 * 60 * 60


def status_of(form: forms.BaseForm) -> int:
    """422 for a form that must be looked at again."""
    return 422 if form.is_bound and form.errors else 200


def take_errors(form: forms.Form, error: ValidationError) -> None:
    """Show, at their fields, what an action would not have."""
    for name, sentences in error.message_dict.items():
        for sentence in sentences:
            form.add_error(name if name in form.fields else None, sentence)


@open_to(Audience.MANAGER)
def place_settings(request: HttpRequest) -> HttpResponse:
    """The LIO's name, logo, colour and contact details."""
    place = queries.place()
    if place is None:
        return render(request, "places/none.html")
    form = PlaceForm(posted(request), request.FILES or None, instance=place)
    if request.method == "POST" and form.is_valid():
        actions.change_place(by=user_of(request), **form.cleaned_data)
        messages.success(request, _("Saved. Every page shows it now."))
        return redirect("places:place_settings")
    held = queries.spine()
    context = {"form": form, "place": place, "sources": held.manifest.sources if held else ()}
    return render(request, "places/settings.html", context, status=status_of(form))


@open_to(Audience.ANYONE)
@before_second_factor
@require_safe
@cache_control(max_age=DAY, public=True)
def logo(request: HttpRequest, print: str) -> FileResponse:
    """The picture that the LIO shows for itself. `print` is another one for another picture, so that browsers keep it."""
    place = queries.place()
    if place is None or not place.logo or logo_print(place.logo.name) != print:
        raise Http404
    try:
        return FileResponse(place.logo.open("rb"), content_type=picture_type(place.logo.name))
    except FileNotFoundError:
        raise Http404 from None


@open_to(Audience.WORKER)
@require_GET
def neighbourhoods(request: HttpRequest) -> HttpResponse:
    """The neighbourhoods that are drawn here, and what each is made of."""
    found = queries.neighbourhoods().prefetch_related("child_links__child")
    rows = [(area, [link.child.name for link in area.child_links.all()]) for area in found]
    return render(request, "places/neighbourhoods.html", {"rows": rows, "place": queries.place()})


@open_to(Audience.WORKER)
def add_neighbourhood(request: HttpRequest) -> HttpResponse:
    """Draw one."""
    form = NeighbourhoodForm(posted(request))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            made = actions.make_neighbourhood(by=user_of(request), name=told["name"], codes=told["areas"])
        except ValidationError as error:
            take_errors(form, error)
        else:
            messages.success(request, _("%(name)s is drawn.") % {"name": made.name})
            return redirect("pages:place", code=made.code)
    return _drawing(request, form, _("Draw a neighbourhood"))


@open_to(Audience.WORKER)
def change_neighbourhood(request: HttpRequest, code: str) -> HttpResponse:
    """Rename one, or draw it anew."""
    area = neighbourhood_or_404(code)
    form = NeighbourhoodForm(posted(request), initial=initial_of(area))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            actions.change_neighbourhood(by=user_of(request), area=area, name=told["name"], codes=told["areas"])
        except ValidationError as error:
            take_errors(form, error)
        else:
            messages.success(request, _("Saved."))
            return redirect("pages:place", code=area.code)
    return _drawing(request, form, area.name, area)


def _drawing(request: HttpRequest, form: NeighbourhoodForm, title: str, area: Area | None = None) -> HttpResponse:
    crumbs = [Crumb(_("Neighbourhoods"), reverse("places:neighbourhoods")), Crumb(title)]
    context = {"form": form, "title": title, "area": area, "crumbs": crumbs}
    return render(request, "places/neighbourhood.html", context, status=status_of(form))


def neighbourhood_or_404(code: str) -> Area:
    """A neighbourhood that is in use."""
    area = queries.area(code)
    if area is None or area.kind != AreaKind.NEIGHBOURHOOD or area.ends is not None:
        raise Http404
    return area


@open_to(Audience.WORKER)
@require_POST
def remove_neighbourhood(request: HttpRequest, code: str) -> HttpResponse:
    """Stop using one."""
    area = neighbourhood_or_404(code)
    actions.remove_neighbourhood(by=user_of(request), area=area)
    messages.success(request, _("%(name)s is no longer used. Work recorded there stays.") % {"name": area.name})
    return redirect("places:neighbourhoods")


@open_to(Audience.WORKER)
def knowledge_add(request: HttpRequest, code: str) -> HttpResponse:
    """Write down what one knows of an area."""
    area = get_object_or_404(Area, code=code)
    form = KnowledgeForm(posted(request))
    if request.method == "POST" and form.is_valid():
        actions.add_knowledge(by=user_of(request), area=area, **form.cleaned_data)
        messages.success(request, _("Thank you. It is on the page of %(name)s.") % {"name": area.name})
        return redirect("pages:place", code=area.code)
    crumbs = [Crumb(area.name, reverse("pages:place", args=[area.code])), Crumb(_("Add what you know"))]
    context = {"form": form, "area": area, "crumbs": crumbs}
    return render(request, "places/knowledge_add.html", context, status=status_of(form))


@open_to(Audience.WORKER)
def knowledge(request: HttpRequest, pk: int) -> HttpResponse:
    """One note: still true, or no longer."""
    note = get_object_or_404(Knowledge.objects.select_related("area", "author", "checked_by"), pk=pk)
    if request.method == "POST":
        if "retire" in request.POST:
            actions.retire_knowledge(by=user_of(request), note=note)
            messages.success(request, _("It is no longer shown."))
        else:
            actions.check_knowledge(by=user_of(request), note=note)
            messages.success(request, _("Thank you. We will ask again when its time comes."))
        return redirect(back_to(request, reverse("pages:place", args=[note.area.code])))
    crumbs = [Crumb(note.area.name, reverse("pages:place", args=[note.area.code])), Crumb(_("What we know"))]
    return render(request, "places/knowledge.html", {"note": note, "crumbs": crumbs})

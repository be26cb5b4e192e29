"""Sending an idea, and supporting one, without an account."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hedgerow.engines.throttle.queries import address_of
from hedgerow.engines.throttle.types import limited
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.participation import actions
from hedgerow.participation.forms import IdeaForm
from hedgerow.participation.models import Idea
from hedgerow.participation.views.finding import question_or_404, who
from hedgerow.participation.views.public import crumbs
from hedgerow.shell.types import Crumb
from hedgerow.spine.errors import InputError


@open_to(Audience.ANYONE)
@limited(an_hour=30)
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """An idea in a line or a few; then the page on which its writer reads what became of it."""
    question = question_or_404(request, pk)
    form = IdeaForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.send_idea(conversation=question, address=address_of(request), **form.cleaned_data)
        except InputError as error:
            form.add_error(None, str(error))
        else:
            return redirect("moderation:status", key=made.key)
    address = reverse("participation:question", args=[question.pk])
    context = {
        "form": form,
        "question": question,
        "takes": question.takes_ideas(clock.today()),
        "crumbs": crumbs(Crumb(question.question, address), Crumb(_("Your idea"))),
    }
    return render(request, "participation/send_idea.html", context, status=422 if form.errors else 200)


@open_to(Audience.ANYONE)
@limited(an_hour=120)
@require_POST
def support(request: HttpRequest, pk: int) -> HttpResponse:
    """Support an idea, or take it back (`back`); then to where it stands."""
    idea = get_object_or_404(Idea.objects.select_related("conversation"), pk=pk)
    question_or_404(request, idea.conversation_id)
    act = actions.take_back if "back" in request.POST else actions.support
    try:
        act(idea=idea, who=who(request, make=True))
    except InputError as error:
        messages.error(request, str(error))
    return redirect(f"{reverse('participation:question', args=[idea.conversation_id])}{_where(request)}#idea-{idea.pk}")


def _where(request: HttpRequest) -> str:
    """The page and the order that the person was reading, as the form says it."""
    said = request.POST.get("where", "")
    return said if said.startswith("?") and len(said) < 300 else ""

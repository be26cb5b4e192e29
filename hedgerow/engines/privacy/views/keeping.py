"""How long things are kept, and the record of what is done with people's data."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from hedgerow.engines import registry
from hedgerow.engines.privacy import actions, queries
from hedgerow.engines.privacy.queries.processing import Activity
from hedgerow.engines.privacy.queries.retention import Standing
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell import tables
from hedgerow.shell.forms import ShellForm
from hedgerow.shell.kept import posted
from hedgerow.shell.tables import Column, Table
from hedgerow.shell.types import Crumb
from hedgerow.spine.errors import InputError

EXAMPLES = 20
RECORD: Table[Activity] = Table(
    "processing",
    gettext_lazy("Record of processing activities"),
    (
        Column("name", gettext_lazy("What is done"), lambda one: one.name, heading=True),
        Column("purpose", gettext_lazy("What for"), lambda one: one.purpose),
        Column("people", gettext_lazy("Whose data"), lambda one: one.people),
        Column("basis", gettext_lazy("On what ground"), lambda one: one.basis),
        Column("data", gettext_lazy("Which data"), lambda one: one.data),
        Column("special", gettext_lazy("Of special categories"), lambda one: one.special),
        Column("recipients", gettext_lazy("Who is given them"), lambda one: one.recipients),
        Column("kept", gettext_lazy("How long"), lambda one: one.kept),
    ),
)


@dataclass(frozen=True)
class Line:
    """A rule, and on how many it would act today."""

    one: Standing
    count: int


class RuleForm(ShellForm):
    """After how many days a rule lets go."""

    after = forms.IntegerField(label=gettext_lazy("After how many days"), min_value=30, max_value=36_500)


@open_to(Audience.MANAGER)
@require_GET
def retention(request: HttpRequest) -> HttpResponse:
    """Every rule of how long things are kept, whether it acts, and on how many it would act today."""
    today = clock.today()
    rows = [Line(one, len(queries.ripe(one, today))) for one in queries.standings()]
    parts = {
        "waiting": [row for row in rows if not row.one.looked_at],
        "resting": [row for row in rows if row.one.looked_at and not row.one.on],
        "acting": [row for row in rows if row.one.on],
    }
    return render(request, "privacy/retention.html", parts)


@open_to(Audience.MANAGER)
def rule(request: HttpRequest, kind: str) -> HttpResponse:
    """What one rule would do today; a manager lets it act, or rest."""
    one = queries.rule_of(kind)
    if one is None:
        raise Http404
    form = RuleForm(posted(request), initial={"after": one.days})
    if request.method == "POST" and not one.rule.always:
        if _decided(request, one, form):
            return redirect("privacy:retention")
        return render(request, "privacy/rule.html", _shown(one, form), status=422)
    return render(request, "privacy/rule.html", _shown(one, form))


def _decided(request: HttpRequest, one: Standing, form: RuleForm) -> bool:
    """Do what the manager pressed. Whoever presses a button has seen what the rule would do."""
    by = request.user
    if "off" in request.POST:
        actions.look(by=by, rule=one.rule, count=_count(one))  # type: ignore[arg-type]
        actions.switch_off(by=by, rule=one.rule)  # type: ignore[arg-type]
        messages.success(request, _("It rests: nothing goes by this rule."))
        return True
    if "on" not in request.POST or not form.is_valid():
        return False
    try:
        actions.look(by=by, rule=one.rule, count=_count(one))  # type: ignore[arg-type]
        actions.switch_on(by=by, rule=one.rule, after=form.cleaned_data["after"])  # type: ignore[arg-type]
    except InputError as error:
        form.add_error("after", str(error))
        return False
    messages.success(request, _("It acts each night from now on."))
    return True


def _count(one: Standing) -> int:
    return len(queries.ripe(one, clock.today()))


def _shown(one: Standing, form: RuleForm) -> dict[str, object]:
    keys = list(queries.ripe(one, clock.today()))
    crumbs = [Crumb(_("How long we keep things"), reverse("privacy:retention")), Crumb(str(one.rule.title))]
    return {"one": one, "form": form, "count": len(keys), "examples": _examples(one, keys[:EXAMPLES]), "crumbs": crumbs}


def _examples(one: Standing, keys: list[object]) -> list[registry.Link]:
    """The first of them by name, where an app says what such a record is called."""
    refs = [f"{one.rule.names}:{key}" for key in keys] if one.rule.names else []
    return list(registry.links(refs).values())


@open_to(Audience.MANAGER)
@require_GET
def processing(request: HttpRequest) -> HttpResponse:
    """The record of processing activities, to read or to take away."""
    found = queries.activities()
    file = tables.download(RECORD, found, request.GET)
    if file:
        return file
    context = {"activities": found, "table": tables.present(RECORD, found, request.GET)}
    return render(request, "privacy/processing.html", context)

"""How services are looked at the first time, corrected by anybody, close by themselves, and are asked about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import Somebody, is_team
from hedgerow.engines.lifecycle.types import Closing, LifecycleOffer, Standing, State
from hedgerow.engines.moderation.types import ModeratedOffer, Proposed
from hedgerow.engines.verification.types import Asked, VerifiableOffer
from hedgerow.kernel.ids import keys
from hedgerow.kernel.refs import parse
from hedgerow.services import actions, queries, rules
from hedgerow.services.actions.showing import FIRST
from hedgerow.services.models import Service
from hedgerow.services.permissions import can_write_for
from hedgerow.services.queries import words
from hedgerow.services.types import TagKind

KIND = "services.service"
CORRECTION = "service-correction"
CHECK_DAYS = 180
TEXTS = ("name", "description", "eligibility", "way_words", "hours_words", "access_words", "phone", "email", "web")


def labels() -> dict[str, Any]:
    """What each fact is called."""
    own = {field.name: field.verbose_name for field in Service._meta.concrete_fields}
    return {**own, "times": _("When"), "closed": _("Not given any more")}


def described(service: Service) -> list[tuple[Any, str]]:
    """A service as everybody would read it: pairs of a label and what it says."""
    said, called = queries.parts_of(service), labels()
    tags = said.tags or {}
    rows: list[tuple[Any, str]] = [(called[name], str(getattr(service, name))) for name in TEXTS]
    rows.append((called["way"], str(service.get_way_display()) if service.way else ""))
    rows.append((called["age_from"], words.ages_words(service)))
    rows.append((_("where"), "\n".join(words.place_words(one) for one in said.places or ())))
    rows.append((_("when"), "\n".join(words.times_words(said.times or ()))))
    rows.append((_("what it costs"), "\n".join(words.price_words(one) for one in said.prices or ())))
    rows += [(kind.label, words.listed(words.label(kind, code) for code in tags[kind])) for kind in TagKind]
    return [(label, value) for label, value in rows if value]


def _whole(pk: str) -> Service | None:
    return queries.whole(Service.objects.select_related("organisation")).filter(pk__in=keys([pk])).first()


def describe(submission: Any) -> list[Proposed]:
    """A group's first service, as everybody would read it."""
    service = _whole(parse(submission.ref).id)
    return [Proposed(label, "", value) for label, value in described(service)] if service else []


def describe_correction(submission: Any) -> list[Proposed]:
    """What somebody would put right, beside what stands there now."""
    service, called = _whole(parse(submission.ref).id), labels()
    if service is None:
        return []
    now = {name: str(getattr(service, name, "")) for name in TEXTS}
    now["times"] = rules.write_times(queries.parts_of(service).times or ())
    now["closed"] = gettext("no")
    said = {name: gettext("yes") if value is True else str(value) for name, value in submission.proposed.items()}
    return [Proposed(called[name], now[name], value) for name, value in said.items() if name in now]


def standings() -> Iterable[tuple[str, Standing]]:
    """Services that are open or paused, with what closes them."""
    rows = list(Service.objects.filter(state__in=(State.LIVE, State.PAUSED)).order_by().only("pk", "ends_on"))
    checked = queries.checks_of(rows)
    for row in rows:
        last = checked.get(str(row.ref))
        yield str(row.pk), Standing(ends_on=row.ends_on, check_by=last.due if last else None)


def close(pk: str, why: Closing) -> None:
    """Close one by night."""
    actions.close_service(by=None, service=Service(pk=int(pk)), why=why)


def may_check(somebody: Somebody, pk: str) -> bool:
    """Whoever may change a service may say that it is still right."""
    if is_team(somebody):
        return True
    service = _whole(pk)
    return service is not None and can_write_for(somebody, service.organisation)


def ask(pk: str) -> Asked | None:
    """Whom to ask whether a service is still right, and what stands there; what is wrong anybody may put right."""
    service = _whole(pk)
    to = queries.addresses(service) if service is not None and service.is_open else []
    if service is None or not to:
        return None
    email, name = to[0]
    return Asked(email, service.name, described(service), reverse("services:correct", args=[service.pk]), name)


MODERATED = (
    ModeratedOffer(
        FIRST,
        _("A group’s first service"),
        describe,
        lambda by, submission: actions.accept_first(by=by, submission=submission),
        is_team,
        lambda by, submission, why: actions.refuse_first(by=by, submission=submission, why=why),
    ),
    ModeratedOffer(
        CORRECTION,
        _("A correction to a service"),
        describe_correction,
        lambda by, submission: actions.accept_correction(by=by, submission=submission),
        is_team,
    ),
)
LIFECYCLES = (LifecycleOffer(KIND, standings, close),)
VERIFIABLE = (VerifiableOffer(KIND, CHECK_DAYS, lambda _title: _("Is this service still as it says?"), may_check, ask),)

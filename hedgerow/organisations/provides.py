"""What organisations offer to the engines and to the pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import Somebody, is_team
from hedgerow.engines.alerts.types import AlertOffer
from hedgerow.engines.bookings.types import Group, GroupFinder
from hedgerow.engines.imports.types import Importer
from hedgerow.engines.moderation.types import ModeratedOffer, Proposed
from hedgerow.engines.privacy.types import Eraser, MayNotErase, Person
from hedgerow.engines.registry import Deed, Hit, NightlyJob, RefOffer, SearchOffer
from hedgerow.engines.sharing.types import ListOffer
from hedgerow.engines.todo.types import Due, TodoOffer
from hedgerow.engines.verification.types import Asked, VerifiableOffer
from hedgerow.kernel.ids import keys
from hedgerow.kernel.refs import Ref, parse
from hedgerow.organisations import actions, queries
from hedgerow.organisations.actions.erasing import let_go
from hedgerow.organisations.actions.importing import apply_rows, undo_rows
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for, can_change
from hedgerow.organisations.queries.deeds import AUDIT as AUDIT
from hedgerow.organisations.queries.import_columns import COLUMNS
from hedgerow.organisations.queries.importing import check_rows
from hedgerow.organisations.queries.listed import listed, narrowings
from hedgerow.organisations.queries.naming import meant
from hedgerow.organisations.queries.own_record import OWN_RECORD
from hedgerow.organisations.queries.telling import describe_search, new_groups, search_path
from hedgerow.places.queries import area_names
from hedgerow.spine.errors import InputError

ORGANISATION = "organisations.organisation"
CHECK_DAYS = 365


def titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Names of organisations by id."""
    rows = Organisation.objects.filter(pk__in=list(ids)).values_list("pk", "name")
    return {str(pk): name for pk, name in rows}


def url(pk: str) -> str:
    """The page of an organisation."""
    return reverse("pages:group", args=[pk])


def group_named(words: str) -> Group | None:
    """The one group that is called so, for whoever books and says where they come from."""
    found = meant([words])[words].group
    return (
        Group(str(Ref("organisations", "organisation", str(found))), titles([str(found)])[str(found)])
        if found
        else None
    )


def name_of(ref: str) -> str:
    """The name of a group by its ref."""
    return titles([parse(ref).id]).get(parse(ref).id, "")


def find(somebody: Somebody, words: str, limit: int) -> list[Hit]:
    """Groups that somebody may see, by what was typed."""
    rows = queries.find(words, limit, among=queries.shown_to(somebody))
    names = area_names(row.ward for row in rows)
    return [Hit(row.name, url(str(row.pk)), names.get(row.ward, row.postcode)) for row in rows]


def due(somebody: Somebody, today: date) -> Iterable[Due]:
    """One line for all the pairs that may be one group."""
    count = queries.pairs().count() if is_team(somebody) else 0
    if count:
        words = ngettext("Is this the same group twice?", "%(n)d pairs of groups look alike", count) % {"n": count}
        yield Due(words, None, url=reverse("organisations:duplicates"))


def may_check(somebody: Somebody, pk: str) -> bool:
    """Our team, and whoever acts for the group, may say that what stands there is still right."""
    if is_team(somebody):
        return True
    group = Organisation.objects.filter(pk__in=keys([pk])).first()
    return group is not None and can_act_for(somebody, group)


def describe_own(submission: Any) -> list[Proposed]:
    """What a group would change of its own record, beside what stands there now."""
    return queries.proposed_changes(queries.full(parse(submission.ref).id), submission)


def accept_own(by: Any, submission: Any) -> object:
    """Use what a group changed, and trust it from now on. Raises InputError where it cannot be."""
    try:
        return actions.accept_own(by=by, submission=submission, organisation=queries.resolve(parse(submission.ref).id))
    except ValidationError as error:
        raise InputError(" ".join(error.messages)) from None


def ask(pk: str) -> Asked | None:
    """The public address of a group that is in the directory, and what the directory says of it."""
    group = Organisation.objects.filter(pk=pk, published=True, closed_on__isnull=True, merged_into__isnull=True).first()
    if group is None or not group.email:
        return None
    names = ("name", "description", "website", "email", "phone", "address", "postcode")
    labels = {field.name: field.verbose_name for field in Organisation._meta.concrete_fields}
    facts = [(labels[name], str(getattr(group, name))) for name in names]
    return Asked(group.email, group.name, facts, reverse("organisations:correct", args=[group.pk]))


def describe(submission: Any) -> list[Proposed]:
    """What a correction would change, beside what stands there now."""
    group = queries.resolve(parse(submission.ref).id)
    labels = {field.name: getattr(field, "verbose_name", field.name) for field in Organisation._meta.get_fields()}
    closed = [Proposed(_("Closed"), gettext("no"), gettext("yes"))] if submission.proposed.get("closed") else []
    facts = {name: value for name, value in submission.proposed.items() if name != "closed"}
    return [*(Proposed(labels[name], str(getattr(group, name)), str(value)) for name, value in facts.items()), *closed]


def correct(by: Any, submission: Any) -> object:
    """Use a correction. Raises InputError where what was proposed cannot be."""
    group = queries.resolve(parse(submission.ref).id)
    facts = {name: value for name, value in submission.proposed.items() if name != "closed"}
    if not can_change(by, group):
        raise InputError(gettext("This group cannot be changed."))
    try:
        if facts:
            actions.change(by=by, organisation=group, **facts)
        if submission.proposed.get("closed"):
            actions.close(by=by, organisation=group)
    except ValidationError as error:
        raise InputError(" ".join(error.messages)) from None
    return group


def looks_after_a_group_alone(person: Person) -> str:
    """Why somebody cannot be erased yet: a group would be left without anybody who may say who acts for it."""
    groups = queries.alone_in(person.rows.get("accounts.User", ()))
    if not groups:
        return ""
    names = ", ".join(group.name for group in groups)
    return gettext(
        "Nobody else looks after the page of %(names)s. End that first, under “Who acts for them” there."
    ) % {"names": names}


MAY_NOT_ERASE = (MayNotErase("organisations.alone", looks_after_a_group_alone),)
REFS = (RefOffer(ORGANISATION, titles, url),)
SEARCHES = (SearchOffer(_("Groups"), find),)
TODO = (TodoOffer("organisations", due, upkeep=True),)
VERIFIABLE = (
    VerifiableOffer(ORGANISATION, CHECK_DAYS, lambda _title: _("Are its facts still right?"), may_check, ask),
)
ERASERS = (Eraser("organisations.Access", let_go),)
NIGHTLY = (NightlyJob("organisations.duplicates", actions.look_for_duplicates),)
ALERTS = (AlertOffer("groups", _("Tell me of new groups"), describe_search, new_groups, search_path),)
GROUPS = (GroupFinder(named=group_named, name_of=name_of),)
LISTS = (ListOffer("groups", _("Groups and charities"), listed, search_path, narrow=narrowings),)
MODERATED = (
    ModeratedOffer("group-correction", _("A correction to a group"), describe, correct, is_team),
    ModeratedOffer(OWN_RECORD, _("A group’s first change to its own record"), describe_own, accept_own, is_team),
)
BOX = (
    Deed(_("Add a group"), lambda: reverse("organisations:add"), is_team, _("new group type in charity club add")),
    Deed(
        _("Add a group from a register"),
        lambda: reverse("organisations:register"),
        is_team,
        _("charity number register add find"),
    ),
    Deed(
        _("Import a table of groups"),
        lambda: reverse("imports:upload", args=["groups"]),
        is_team,
        _("spreadsheet csv excel upload list import"),
    ),
    Deed(
        _("The same group twice?"),
        lambda: reverse("organisations:duplicates"),
        is_team,
        _("duplicates merge double twice same"),
    ),
)
IMPORTS = (
    Importer(
        kind="groups",
        title=_("Groups"),
        intro=_(
            "One row for each group. Only the name is needed. A group that is here already is brought up to date; what "
            "somebody edited by hand stays."
        ),
        columns=COLUMNS,
        check=check_rows,
        apply=apply_rows,
        undo=undo_rows,
        allowed=is_team,
        done_url=lambda: reverse("organisations:directory"),
    ),
)

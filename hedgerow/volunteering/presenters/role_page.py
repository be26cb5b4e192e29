"""A role as its page shows it, and as a message to send on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.engines.sharing.rules import message
from hedgerow.engines.verification.queries import for_ref
from hedgerow.shell.templatetags.shell import plain_date
from hedgerow.shell.types import Fact
from hedgerow.volunteering import queries
from hedgerow.volunteering.models import Role
from hedgerow.volunteering.queries.words import BRING, CHECKS, SUPPORT, label, when_words
from hedgerow.volunteering.types import Expenses, Rhythm, TagKind, Tags

ADULT = 18


@dataclass(frozen=True)
class RolePage:
    """A role, what is said of it in order, its causes in words, and a message to send on."""

    role: Role
    facts: list[Fact]
    fits: list[Any]
    causes: list[str]
    message: str
    checked: Any


def build(role: Role) -> RolePage:
    """For the page: one query for the tags, one for the last check."""
    tags = queries.tags_of(role)
    found = for_ref(role.ref)
    return RolePage(
        role=role,
        facts=list(_facts(role, tags)),
        fits=[SUPPORT.get(code, label(TagKind.ACCESSIBILITY, code)) for code in tags.of(TagKind.ACCESSIBILITY)],
        causes=[label(TagKind.CAUSE, code) for code in tags.of(TagKind.CAUSE)],
        message=told(role, tags),
        checked=found.on if found else None,
    )


def _facts(role: Role, tags: Tags) -> Iterator[Fact]:
    yield Fact(_("When"), when(role, tags))
    if role.commitment:
        yield Fact(_("How much time"), role.commitment)
    yield Fact(_("Where"), place(role))
    if role.expenses and role.expenses != Expenses.NONE:
        yield Fact(_("We pay back"), Expenses(role.expenses).label)
    if role.training:
        yield Fact(_("Training"), role.training)
    if skills := tags.of(TagKind.SKILL):
        yield Fact(_("It helps if you bring"), "; ".join(label(TagKind.SKILL, code) for code in skills))
    yield from _asked(role, tags.of(TagKind.REQUIREMENT))
    if role.places:
        yield Fact(_("How many people"), role.places)
    if role.ends_on:
        yield Fact(_("Apply by"), role.ends_on)


def _asked(role: Role, required: tuple[str, ...]) -> Iterator[Fact]:
    if role.least_age != ADULT:
        yield Fact(_("From what age"), role.least_age)
    for title, known in ((_("Checks"), CHECKS), (_("To bring, or be ready for"), BRING)):
        said = [label(TagKind.REQUIREMENT, code) for code in required if code in known]
        if said:
            yield Fact(title, "; ".join(said))


def when(role: Role, tags: Tags) -> str:
    """When it is, in a line."""
    times = when_words(tags.of(TagKind.TIME))
    if role.rhythm == Rhythm.ONE_OFF:
        day = plain_date(role.begins_on) if role.begins_on else ""
        return ", ".join(filter(None, [_("Once"), day, times]))
    begins = _("from %(day)s") % {"day": plain_date(role.begins_on)} if role.begins_on else ""
    how = _("Whenever it suits") if role.rhythm == Rhythm.FLEXIBLE else times or _("Regularly")
    also = times if role.rhythm == Rhythm.FLEXIBLE else ""
    return ", ".join(filter(None, [how, also, begins]))


def place(role: Role) -> str:
    """Where it is, in a line."""
    at = ", ".join(filter(None, [role.where, role.postcode]))
    if role.from_home:
        return _("%(place)s, or from home") % {"place": at} if at else _("From home")
    return at


def told(role: Role, tags: Tags) -> str:
    """The role as a message to send on."""
    lines = (role.organisation.name, when(role, tags), role.commitment, place(role), role.tasks)
    return message(role.title, lines, reverse("volunteering:role", args=[role.pk]))

"""Append-only entries, with the groups and priorities they were for."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NoReturn

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.models import User
from hedgerow.charter.models import Activity, Priority
from hedgerow.charter.types import Function
from hedgerow.engines import registry
from hedgerow.kernel import clock, ids, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.ledger.models.payers import Payer
from hedgerow.ledger.types import AreaBasis, Audience, EntryKind, MoneyKind, Pathway, Strength
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Band


class EntryQuerySet(models.QuerySet["Entry"]):
    """Entries. What they say is never changed in place."""

    def counting(self, *, known_at: datetime | None = None) -> EntryQuerySet:
        """Work and outcomes that stand: neither reversals nor reversed, as known at a moment (now)."""
        standing = self.exclude(kind=EntryKind.REVERSAL)
        if known_at is None:
            return standing.filter(reversal__isnull=True)
        undone = Q(reversal__isnull=True) | Q(reversal__recorded_at__gt=known_at)
        return standing.filter(undone, recorded_at__lte=known_at)

    def visible(self, viewer: User | AnonymousUser | None) -> EntryQuerySet:
        """What somebody may read: a manager all of it, a worker all but what is named, a stranger what is public.
        Nobody what is kept from them, such as a bid in which they have an interest, unless all may read it."""
        if not isinstance(viewer, User) or not viewer.is_worker:
            return self.filter(audience=Audience.PUBLIC)
        seen = self
        for refs in registry.kept_refs(viewer):
            seen = seen.exclude(~Q(audience=Audience.PUBLIC), ref__in=refs)
        if viewer.is_manager:
            return seen
        return seen.exclude(Q(audience=Audience.NAMED), ~Q(recorded_by=viewer.pk) | Q(recorded_by__isnull=True))

    def update(self, **fields: Any) -> NoReturn:
        """Refused: a correction is a reversal and a new entry."""
        raise TypeError("entries are never changed: see ledger.actions.correct")

    def delete(self) -> NoReturn:
        """Refused: a mistake is reversed."""
        raise TypeError("entries are never deleted: see ledger.actions.reverse")


class Entry(models.Model):
    """One dated fact of work, or of what changed because of it, or a reversal of one. Inserted once, never changed.

    `hash` is the SHA-256 of the entry's canonical JSON (`rules.canonical`), its groups and priorities included.
    `recorded_by` is a user's id and deliberately no foreign key: the fact outlives the account.
    """

    id = models.UUIDField(_("id"), primary_key=True, default=ids.new_id, editable=False)
    format = models.PositiveSmallIntegerField(_("format of the hashed text"), default=1)
    kind = models.CharField(_("kind"), max_length=8, choices=EntryKind.choices, default=EntryKind.WORK)
    on = models.DateField(_("date"))
    function = models.CharField(_("function"), max_length=12, choices=Function.choices, blank=True)
    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, db_column="activity", db_index=False,
        verbose_name=_("what was done"),
    )  # fmt: skip
    act = models.CharField(_("what exactly happened"), max_length=40, blank=True)
    area = models.CharField(_("area code"), max_length=20, blank=True)
    area_basis = models.CharField(_("what the area says"), max_length=11, choices=AreaBasis.choices, blank=True)
    minutes = models.PositiveIntegerField(_("minutes"), null=True, blank=True)
    people = models.PositiveIntegerField(_("people"), null=True, blank=True)
    given = models.PositiveIntegerField(_("minutes that volunteers gave"), null=True, blank=True)
    pence = models.BigIntegerField(_("pence"), null=True, blank=True)
    pence_kind = models.CharField(_("kind of money"), max_length=8, choices=MoneyKind.choices, blank=True)
    payer = models.ForeignKey(
        Payer, models.PROTECT, null=True, blank=True, db_index=False, verbose_name=_("who funds this time")
    )
    public_body = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("with which public body"),
    )
    ref = models.CharField(_("the record that made it"), max_length=80, blank=True)
    audience = models.CharField(_("who may read it"), max_length=6, choices=Audience.choices, default=Audience.STAFF)
    about = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="outcomes",
        db_index=False,
        verbose_name=_("outcome of"),
    )
    pathway = models.CharField(_("pathway"), max_length=9, choices=Pathway.choices, blank=True)
    strength = models.CharField(_("strength of evidence"), max_length=12, choices=Strength.choices, blank=True)
    corrects = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections",
        db_index=False,
        verbose_name=_("corrects"),
    )
    reverses = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="reversal", verbose_name=_("reverses")
    )
    recorded_by = models.BigIntegerField(_("recorded by (user id)"), null=True, blank=True)
    recorded_at = models.DateTimeField(_("recorded"), default=clock.now)
    hash = models.CharField(_("hash"), max_length=64)
    groups = models.ManyToManyField(
        Organisation, through="EntryGroup", related_name="entries", verbose_name=_("groups")
    )
    priorities = models.ManyToManyField(Priority, through="EntryPriority", verbose_name=_("priorities"))

    objects = EntryQuerySet.as_manager()
    PRIVACY = privacy.fields(
        none="id format kind on function activity act given area area_basis minutes people pence pence_kind payer public_body "
        "ref audience about pathway strength corrects reverses recorded_by recorded_at hash groups priorities"
    )

    class Meta:
        verbose_name = _("record of work")
        verbose_name_plural = _("record of work")
        ordering = ("-on", "-id")
        # Foreign keys that begin one of these have no index of their own besides: a million rows of it would be for nothing.
        indexes = (
            models.Index(fields=("-on", "-id"), name="entry_newest"),
            models.Index(fields=("recorded_by", "-on", "-id"), name="entry_of_worker"),
            models.Index(fields=("function", "-on", "-id"), name="entry_of_function"),
            models.Index(fields=("activity", "-on", "-id"), name="entry_of_activity"),
            models.Index(fields=("payer", "-on", "-id"), name="entry_of_payer"),
            # What few entries have: an index of all would be long, and a database that counts would not trust it.
            models.Index(fields=("ref",), condition=~Q(ref=""), name="entry_of_ref"),
            models.Index(fields=("about",), condition=Q(about__isnull=False), name="entry_about"),
            models.Index(fields=("corrects",), condition=Q(corrects__isnull=False), name="entry_corrects"),
            models.Index(fields=("public_body",), condition=Q(public_body__isnull=False), name="entry_of_public_body"),
            # By it the entries not yet sealed are found without reading the others.
            models.Index(fields=("recorded_at",), name="entry_when_recorded"),
        )
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=EntryKind.values), name="entry_kind_is_known"),
            models.CheckConstraint(
                condition=~Q(kind__in=(EntryKind.WORK, EntryKind.UNMET))
                | Q(activity__isnull=False, reverses__isnull=True, about__isnull=True),
                name="entry_work_has_an_activity",
            ),
            models.CheckConstraint(
                condition=~Q(kind=EntryKind.OUTCOME) | (Q(about__isnull=False) & ~Q(pathway="") & ~Q(strength="")),
                name="entry_outcome_is_about_work",
            ),
            models.CheckConstraint(
                condition=Q(kind=EntryKind.REVERSAL, reverses__isnull=False)
                | (~Q(kind=EntryKind.REVERSAL) & Q(reverses__isnull=True)),
                name="entry_reversal_reverses",
            ),
            models.CheckConstraint(
                condition=Q(pence__isnull=True, pence_kind="") | (Q(pence__isnull=False) & ~Q(pence_kind="")),
                name="entry_money_has_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(area="", area_basis="") | (~Q(area="") & ~Q(area_basis="")),
                name="entry_area_has_a_basis",
            ),
        )

    def __str__(self) -> str:
        return f"{self.on} {self.activity_id or self.kind}"

    def save(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused: entries are inserted by `ledger.actions` alone, and never saved again."""
        raise TypeError("entries are written by ledger.actions alone")

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused: a mistake is reversed."""
        raise TypeError("entries are never deleted: see ledger.actions.reverse")

    @property
    def own_ref(self) -> Ref:
        return Ref("ledger", "entry", str(self.pk))


class EntryGroup(models.Model):
    """A group that an entry was for, with its place and size as they were when it was recorded.

    `area` is the finest area code known of the group then; `band` its income band then. `on` is the entry's own date,
    held here too so that one group's work is found newest first, however much there is.
    """

    entry = models.ForeignKey(
        Entry, models.PROTECT, related_name="group_links", db_index=False, verbose_name=_("entry")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="entry_links", db_index=False, verbose_name=_("group")
    )
    on = models.DateField(_("date"))
    area = models.CharField(_("area code then"), max_length=20, blank=True)
    band = models.CharField(_("size then"), max_length=8, choices=Band.choices, blank=True)

    PRIVACY = privacy.fields(none="id entry organisation on area band")

    class Meta:
        verbose_name = _("group of an entry")
        verbose_name_plural = _("groups of entries")
        indexes = (models.Index(fields=("organisation", "-on", "-entry"), name="entry_of_group"),)
        constraints = (models.UniqueConstraint(fields=("entry", "organisation"), name="entry_group_once"),)

    def __str__(self) -> str:
        return f"{self.entry_id} {self.organisation_id}"


class EntryPriority(models.Model):
    """A local priority that an entry worked towards."""

    entry = models.ForeignKey(
        Entry, models.PROTECT, related_name="priority_links", db_index=False, verbose_name=_("entry")
    )
    priority = models.ForeignKey(
        Priority, models.PROTECT, related_name="+", db_column="priority", verbose_name=_("priority")
    )

    PRIVACY = privacy.fields(none="id entry priority")

    class Meta:
        verbose_name = _("priority of an entry")
        verbose_name_plural = _("priorities of entries")
        constraints = (models.UniqueConstraint(fields=("entry", "priority"), name="entry_priority_once"),)

    def __str__(self) -> str:
        return f"{self.entry_id} {self.priority_id}"

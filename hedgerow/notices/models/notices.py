"""Notices and early notices, their lots, and the codes by which they are found."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.imports.types import Licence
from hedgerow.engines.lifecycle.models import Lifecycle, lifecycle_constraints
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.money import pounds
from hedgerow.kernel.refs import Ref
from hedgerow.notices.models.readings import Reading
from hedgerow.notices.types import Kind, Scheme, Stage
from hedgerow.organisations.models import Organisation


class Notice(Lifecycle):
    """A tender or contract that a public body published, or its early plan to buy. Money is whole pence, of the whole.

    `ocid` names the buying process for ever and is "" for an early notice. What the latest release says stands here;
    earlier ones are in `versions`. `buyer` is the public body here, where it is one; `buyer_name` is as published.
    `starts` is when the work is to begin, of an early notice about when they mean to buy. `in_lots`: it is to be cut into
    parts that a group can do. `talk`: they want to speak with groups beforehand, and `how` says how. `here`: it is
    delivered here, or all over something that holds us, or does not say where. `told_on`: groups have been told of it.
    """

    kind = models.CharField(_("kind"), max_length=9, choices=Kind.choices, default=Kind.NOTICE)
    ocid = models.CharField(_("identifier of the buying (ocid)"), max_length=150, blank=True)
    release_id = models.CharField(_("release"), max_length=150, blank=True)
    released_at = models.DateTimeField(_("published"), null=True, blank=True)
    buyer = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="notices", verbose_name=_("public body")
    )
    buyer_name = models.CharField(_("who buys"), max_length=250)
    title = models.CharField(_("what is bought, in a line"), max_length=300)
    description = models.TextField(_("what is wanted"), max_length=20_000, blank=True)
    stage = models.CharField(_("how far"), max_length=12, choices=Stage.choices, default=Stage.OPEN)
    pence = models.BigIntegerField(_("value"), null=True, blank=True)
    pence_least = models.BigIntegerField(_("least value"), null=True, blank=True)
    deadline = models.DateTimeField(_("bids must be in by"), null=True, blank=True)
    starts = models.DateField(_("begins"), null=True, blank=True)
    ends = models.DateField(_("ends"), null=True, blank=True)
    vcse = models.BooleanField(_("said to suit voluntary groups"), null=True, blank=True)
    sme = models.BooleanField(_("said to suit small businesses"), null=True, blank=True)
    in_lots = models.BooleanField(_("in lots of a size for groups"), null=True, blank=True)
    talk = models.BooleanField(_("wants to talk beforehand"), default=False)
    how = models.TextField(_("how to talk with them"), max_length=1000, blank=True)
    cpv = models.JSONField(_("what is bought (CPV codes)"), default=list, blank=True)
    cpv_titles = models.JSONField(_("what is bought, in words"), default=list, blank=True)
    places = models.JSONField(_("where it is delivered, as published"), default=list, blank=True)
    here = models.BooleanField(_("concerns this place"), default=True)
    link = models.URLField(_("its page"), max_length=500, blank=True)
    source = models.CharField(_("where this is from"), max_length=200, blank=True)
    licence = models.CharField(_("licence"), max_length=20, choices=Licence.choices, default=Licence.OWN)
    read_on = models.DateField(_("read on"), default=clock.today)
    live_since = models.DateTimeField(_("open to be seen since"), null=True, blank=True)
    told_on = models.DateField(_("groups were told on"), null=True, blank=True)
    nobody_on = models.DateField(_("nobody of ours bid: written down on"), null=True, blank=True)
    created_at = models.DateTimeField(_("added"), default=clock.now)
    created_by = models.BigIntegerField(_("added by (user id)"), null=True, blank=True)
    updated_at = models.DateTimeField(_("changed"), default=clock.now)

    PRIVACY = privacy.fields(
        none="id state ends_on closed_at closed_why kind ocid release_id released_at buyer buyer_name title description "
        "stage pence pence_least deadline starts ends vcse sme in_lots talk cpv cpv_titles places here link source licence "
        "read_on live_since told_on nobody_on created_at created_by updated_at",
        # An officer says here how to talk with the body: a name or a telephone number may be among it.
        personal="how",
    )

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ("ends_on", "id")
        indexes = (
            models.Index(fields=("state", "here", "ends_on", "id"), name="notice_by_state"),
            models.Index(fields=("state", "vcse", "here", "ends_on", "id"), name="notice_by_suitability"),
            models.Index(fields=("buyer", "-id"), name="notice_of_body"),
        )
        constraints = (
            *lifecycle_constraints("notice"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="notice_kind_is_known"),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="notice_stage_is_known"),
            models.CheckConstraint(condition=~Q(title="") & ~Q(buyer_name=""), name="notice_has_a_title_and_a_buyer"),
            models.CheckConstraint(
                condition=(Q(pence__isnull=True) | Q(pence__gte=0))
                & (Q(pence_least__isnull=True) | Q(pence_least__gte=0)),
                name="notice_money_is_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(kind=Kind.INTENTION, ocid="", buyer__isnull=False) | (Q(kind=Kind.NOTICE) & ~Q(ocid="")),
                name="notice_says_where_it_is_from",
            ),
            # Two who read one file at a moment keep each notice once.
            models.UniqueConstraint(fields=("ocid",), condition=~Q(ocid=""), name="notice_once"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> Ref:
        return Ref("notices", "notice", str(self.pk))

    @property
    def is_early(self) -> bool:
        """Whether there is nothing to bid for yet."""
        return self.kind == Kind.INTENTION or self.stage == Stage.PLANNED

    @property
    def amount(self) -> str:
        """How much, in words: "£5,000 to £20,000"; "" where it is not told."""
        if self.pence is None:
            return ""
        if self.pence_least and self.pence_least < self.pence:
            return str(_("%(least)s to %(most)s")) % {"least": pounds(self.pence_least), "most": pounds(self.pence)}
        return pounds(self.pence)

    @property
    def deadline_day(self) -> date | None:
        """The day in London by whose hour bids must be in."""
        return clock.day_of(self.deadline) if self.deadline else None


class Lot(models.Model):
    """A part of a notice that can be bid for by itself."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="lots", verbose_name=_("notice"))
    key = models.CharField(_("key"), max_length=100)
    title = models.CharField(_("title"), max_length=300, blank=True)
    description = models.TextField(_("what is wanted"), max_length=4000, blank=True)
    pence = models.BigIntegerField(_("value"), null=True, blank=True)
    vcse = models.BooleanField(_("said to suit voluntary groups"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id notice key title description pence vcse")

    class Meta:
        verbose_name = _("lot")
        verbose_name_plural = _("lots")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("notice", "key"), name="notice_lot_once"),
            models.CheckConstraint(
                condition=Q(pence__isnull=True) | Q(pence__gte=0), name="notice_lot_money_is_not_negative"
            ),
        )

    def __str__(self) -> str:
        return self.title or self.key


class NoticeCode(models.Model):
    """A code by which a notice is found: where, what, for whom."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="codes", verbose_name=_("notice"))
    scheme = models.CharField(_("scheme"), max_length=11, choices=Scheme.choices)
    code = models.CharField(_("code"), max_length=20)

    PRIVACY = privacy.fields(none="id notice scheme code")

    class Meta:
        verbose_name = _("code of a notice")
        verbose_name_plural = _("codes of notices")
        indexes = (models.Index(fields=("scheme", "code", "notice"), name="notice_by_code"),)
        constraints = (models.UniqueConstraint(fields=("notice", "scheme", "code"), name="notice_code_once"),)

    def __str__(self) -> str:
        return f"{self.scheme} {self.code}"


class Version(models.Model):
    """A release of a notice as it was read, with nobody named in it: what it said before stays known."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="versions", verbose_name=_("notice"))
    reading = models.ForeignKey(Reading, models.PROTECT, related_name="versions", verbose_name=_("file"))
    release_id = models.CharField(_("release"), max_length=150)
    released_at = models.DateTimeField(_("published"))
    facts = models.JSONField(_("what it said"))

    PRIVACY = privacy.fields(none="id notice reading release_id released_at facts")

    class Meta:
        verbose_name = _("version of a notice")
        verbose_name_plural = _("versions of notices")
        ordering = ("-released_at", "-id")
        constraints = (models.UniqueConstraint(fields=("notice", "release_id"), name="notice_version_once"),)

    def __str__(self) -> str:
        return self.release_id

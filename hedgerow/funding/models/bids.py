"""Bids of groups, and each thing that happened to one."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.funding.models.funds import Fund
from hedgerow.funding.models.projects import Project
from hedgerow.funding.types import Stage, StepKind
from hedgerow.funding.types.bids import OPEN_STAGES
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models import Organisation


class Bid(models.Model):
    """A group's application for money, from being considered to its outcome. Money is whole pence.

    It is to a fund of ours, or to one that is not among them (`to`). `helped` says that our team took part: only then is
    its money counted as ours to be told of. `submit_by` is the day to have it sent in, `decision_by` the day by which an
    answer should be there; `source` the ref of what it came of, such as a notice.
    What a funder said (`feedback`) and that it was refused is for the group and our team alone.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="bids", verbose_name=_("whose"))
    fund = models.ForeignKey(Fund, models.PROTECT, null=True, blank=True, related_name="bids", verbose_name=_("fund"))
    project = models.ForeignKey(
        Project, models.SET_NULL, null=True, blank=True, related_name="bids", verbose_name=_("project")
    )
    to = models.CharField(_("to whom, if it is not among our funds"), max_length=200, blank=True)
    purpose = models.CharField(_("what for"), max_length=200, blank=True)
    stage = models.CharField(_("how far"), max_length=15, choices=Stage.choices, default=Stage.CONSIDERED)
    helped = models.BooleanField(_("our team helped"), default=False)
    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("adviser")
    )
    asked = models.BigIntegerField(_("asked for"), null=True, blank=True)
    got = models.BigIntegerField(_("awarded"), null=True, blank=True)
    paid = models.BigIntegerField(_("paid so far"), default=0)
    submit_by = models.DateField(_("to be sent in by"), null=True, blank=True)
    submitted_on = models.DateField(_("sent in on"), null=True, blank=True)
    decision_by = models.DateField(_("answer expected by"), null=True, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    feedback = models.TextField(_("what the funder said"), max_length=4000, blank=True)
    note = models.TextField(_("notes"), max_length=4000, blank=True)
    moved_on = models.DateField(_("last moved"), default=clock.today)
    made_at = models.DateTimeField(_("begun"), default=clock.now)
    made_by = models.BigIntegerField(_("begun by (user id)"), null=True, blank=True)
    source = models.CharField(_("what it came of"), max_length=80, blank=True, db_index=True)

    PRIVACY = privacy.fields(
        none="id organisation source fund project to purpose stage helped asked got paid submit_by submitted_on decision_by "
        "decided_on moved_on made_at made_by adviser",
        personal="feedback note",
    )

    class Meta:
        verbose_name = _("bid")
        verbose_name_plural = _("bids")
        ordering = ("-moved_on", "-id")
        indexes = (
            models.Index(fields=("organisation", "-moved_on", "-id"), name="bid_of_group"),
            models.Index(fields=("stage", "-moved_on", "-id"), name="bid_by_stage"),
            models.Index(fields=("-moved_on", "-id"), name="bid_newest"),
            models.Index(fields=("submit_by",), condition=Q(stage__in=OPEN_STAGES), name="bid_open_by_deadline"),
        )
        constraints = (
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="bid_stage_is_known"),
            models.CheckConstraint(condition=Q(fund__isnull=False) | ~Q(to=""), name="bid_goes_somewhere"),
            models.CheckConstraint(
                condition=~Q(stage__in=(Stage.SUBMITTED, Stage.AWARDED, Stage.REFUSED))
                | Q(submitted_on__isnull=False, asked__isnull=False),
                name="bid_sent_in_says_when_and_how_much",
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.AWARDED, got__isnull=False) | (~Q(stage=Stage.AWARDED) & Q(got__isnull=True)),
                name="bid_got_only_where_awarded",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=(Stage.AWARDED, Stage.REFUSED)) | Q(decided_on__isnull=False),
                name="bid_decision_has_a_day",
            ),
            models.CheckConstraint(
                condition=(Q(asked__isnull=True) | Q(asked__gt=0))
                & (Q(got__isnull=True) | Q(got__gt=0))
                & Q(paid__gte=0),
                name="bid_money_is_more_than_nothing",
            ),
            models.CheckConstraint(
                condition=Q(paid=0) | Q(got__isnull=False, paid__lte=models.F("got")), name="bid_paid_within_award"
            ),
            # Two who press "consider" at one moment begin one bid.
            models.UniqueConstraint(
                fields=("organisation", "fund", "purpose"),
                condition=Q(stage__in=OPEN_STAGES, fund__isnull=False),
                name="bid_open_once_to_a_fund",
            ),
            models.UniqueConstraint(
                fields=("organisation", "to", "purpose"),
                condition=Q(stage__in=OPEN_STAGES, fund__isnull=True),
                name="bid_open_once_elsewhere",
            ),
        )

    def __str__(self) -> str:
        return f"bid {self.pk}"

    @property
    def ref(self) -> Ref:
        return Ref("funding", "bid", str(self.pk))

    @property
    def funder(self) -> str:
        """To whom it goes: the title of the fund, or what was typed."""
        return self.fund.title if self.fund else self.to


class Step(models.Model):
    """One thing that happened to a bid; one that was taken back has `undone_at`. `before` is the stage it came from.

    `key` is of the form that made it and of its entry in the record of work: what has the same key happened once.
    """

    bid = models.ForeignKey(Bid, models.CASCADE, related_name="steps", verbose_name=_("bid"))
    key = models.UUIDField(_("key"), unique=True)
    kind = models.CharField(_("what happened"), max_length=15, choices=StepKind.choices)
    before = models.CharField(_("from"), max_length=15, choices=Stage.choices, blank=True)
    on = models.DateField(_("date"))
    pence = models.BigIntegerField(_("pence"), null=True, blank=True)
    words = models.TextField(_("what was said"), max_length=4000, blank=True)
    entry = models.UUIDField(_("entry in the record of work"), null=True, blank=True)
    by = models.BigIntegerField(_("by (user id)"), null=True, blank=True)
    at = models.DateTimeField(_("when"), default=clock.now)
    undone_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id bid key kind before on pence entry by at undone_at", personal="words")

    class Meta:
        verbose_name = _("step of a bid")
        verbose_name_plural = _("steps of bids")
        ordering = ("id",)
        constraints = (models.CheckConstraint(condition=Q(kind__in=StepKind.values), name="bid_step_kind_is_known"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"


class Confirmation(models.Model):
    """What a funder published (360Giving) says that a bid was won, as we were told. `outcome` is the claim of it in the
    record of work."""

    bid = models.OneToOneField(Bid, models.CASCADE, related_name="confirmation", verbose_name=_("bid"))
    grant_id = models.CharField(_("grant, as published"), max_length=200, unique=True)
    funder = models.CharField(_("published by"), max_length=250)
    on = models.DateField(_("awarded on, as published"))
    source = models.CharField(_("source"), max_length=200, blank=True)
    source_date = models.DateField(_("date of the source"), null=True, blank=True)
    outcome = models.UUIDField(_("claim in the record of work"), null=True, blank=True)
    found_at = models.DateTimeField(_("found"), default=clock.now)

    PRIVACY = privacy.fields(none="id bid grant_id funder on source source_date outcome found_at")

    class Meta:
        verbose_name = _("confirmed award")
        verbose_name_plural = _("confirmed awards")

    def __str__(self) -> str:
        return self.grant_id

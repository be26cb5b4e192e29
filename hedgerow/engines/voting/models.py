"""Votes, their frozen rolls, and the ballots cast."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.voting import rules
from hedgerow.engines.voting.types import Method, Option, State
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref


class Poll(models.Model):
    """A question put to the voters of a roll. `options` is a list of {id, label, detail}.

    `secret`: once it is closed nobody can tell who cast which ballot. `public`: anybody may read the outcome. `open_roll`:
    voters are added while it runs. `most`: how many options one may tick or rank. `seed` decides lots, and is set and shown
    when the vote opens, before there is any ballot.
    """

    ref = models.CharField(_("about (ref)"), max_length=80, blank=True)
    title = models.CharField(_("title"), max_length=200)
    question = models.TextField(_("question"), blank=True)
    method = models.CharField(_("how one votes"), max_length=8, choices=Method.choices)
    options = models.JSONField(_("options"), default=list)
    opens_at = models.DateTimeField(_("opens"))
    closes_at = models.DateTimeField(_("closes"))
    state = models.CharField(_("state"), max_length=6, choices=State.choices, default=State.DRAFT)
    secret = models.BooleanField(_("secret"), default=True)
    public = models.BooleanField(_("anybody may read the outcome"), default=True)
    open_roll = models.BooleanField(_("voters are added while it runs"), default=False)
    seats = models.PositiveSmallIntegerField(_("how many are chosen"), default=1)
    quorum = models.PositiveIntegerField(_("how many must vote for it to count"), null=True, blank=True)
    most = models.PositiveSmallIntegerField(_("the most options on one ballot"), null=True, blank=True)
    seed = models.CharField(_("what lots are drawn by"), max_length=64, blank=True)
    roll_sha256 = models.CharField(_("fingerprint of the roll"), max_length=64, blank=True)
    result = models.JSONField(_("outcome"), default=dict, blank=True)
    made_at = models.DateTimeField(_("made"), default=clock.now)
    made_by = models.BigIntegerField(_("made by (user id)"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id ref title question method options opens_at closes_at state secret public open_roll seats quorum most seed "
        "roll_sha256 result made_at made_by closed_at"
    )

    class Meta:
        verbose_name = _("vote")
        verbose_name_plural = _("votes")
        ordering = ("-opens_at", "-id")
        indexes = (
            models.Index(fields=("ref",), name="poll_of_ref"),
            models.Index(fields=("state", "closes_at"), name="poll_by_state"),
        )
        constraints = (
            models.CheckConstraint(condition=Q(state__in=State.values), name="poll_state_is_known"),
            models.CheckConstraint(condition=Q(method__in=Method.values), name="poll_method_is_known"),
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="poll_closes_after_it_opens"),
            models.CheckConstraint(condition=Q(seats__gte=1), name="poll_chooses_somebody"),
            models.CheckConstraint(
                condition=Q(state=State.CLOSED, closed_at__isnull=False)
                | ~Q(state=State.CLOSED) & Q(closed_at__isnull=True),
                name="poll_closed_says_when",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def own_ref(self) -> Ref:
        return Ref("voting", "poll", str(self.pk))

    @property
    def choices(self) -> tuple[Option, ...]:
        return tuple(Option(**option) for option in self.options)

    @property
    def is_running(self) -> bool:
        return rules.is_open(self.state, self.opens_at, self.closes_at, clock.now())


class Ballot(models.Model):
    """One ballot: the ids of options, best liked first. Its key is random and it bears no date, so that the order in
    which ballots lie tells nothing."""

    id = models.UUIDField(_("key"), primary_key=True, default=uuid4)
    poll = models.ForeignKey(Poll, models.CASCADE, related_name="ballots", verbose_name=_("in which vote"))
    content = models.JSONField(_("what it says"), default=list)
    receipt = models.CharField(_("receipt"), max_length=20, unique=True)

    PRIVACY = privacy.fields(none="id poll receipt", confidential="content")

    class Meta:
        verbose_name = _("ballot")
        verbose_name_plural = _("ballots")

    def __str__(self) -> str:
        return self.receipt


class RollEntry(models.Model):
    """Somebody who may vote once. `ballot` is theirs until a secret vote closes; then the tie is cut. `key` is a part of
    their link: a new one ends the old link."""

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="roll", verbose_name=_("in which vote"))
    voter = models.CharField(_("who (ref)"), max_length=100)
    name = models.CharField(_("name"), max_length=250, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    key = models.CharField(_("part of their link"), max_length=20)
    voted_at = models.DateTimeField(_("voted"), null=True, blank=True)
    reminded = models.BooleanField(_("reminded"), default=False)
    ballot = models.OneToOneField(
        Ballot, models.SET_NULL, null=True, blank=True, related_name="entry", verbose_name=_("their ballot")
    )

    PRIVACY = privacy.fields(none="id poll key reminded", personal="voter name email voted_at ballot")

    class Meta:
        verbose_name = _("voter on a roll")
        verbose_name_plural = _("voters on rolls")
        ordering = ("name", "id")
        indexes = (models.Index(fields=("voter",), name="roll_of_voter"),)
        constraints = (
            models.UniqueConstraint(fields=("poll", "voter"), name="roll_voter_once"),
            models.CheckConstraint(
                condition=Q(ballot__isnull=True) | Q(voted_at__isnull=False), name="roll_ballot_was_cast"
            ),
        )

    def __str__(self) -> str:
        return self.name or self.voter

    @property
    def own_ref(self) -> Ref:
        return Ref("voting", "rollentry", str(self.pk))

"""An election to a seat, and whom groups name for it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.voting.models import Poll
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models import Organisation
from hedgerow.people.models import Contact
from hedgerow.representation.models.seats import Seat
from hedgerow.representation.types import Stage, Standing


class Election(models.Model):
    """Choosing who holds a seat. `roll` says who votes, as an app offers it ("members:all"); it is frozen when the vote
    opens. `unopposed`: there were no more people than places, so nobody had to vote."""

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="elections", verbose_name=_("seat"))
    notice = models.TextField(_("notice"), max_length=2000, blank=True)
    places = models.PositiveSmallIntegerField(_("how many are elected"), default=1)
    roll = models.CharField(_("who votes"), max_length=120)
    roll_title = models.CharField(_("who votes, in words"), max_length=200)
    nominations_until = models.DateTimeField(_("people can be named until"))
    opens_at = models.DateTimeField(_("vote opens"))
    closes_at = models.DateTimeField(_("vote closes"))
    takes_up = models.DateField(_("the seat is taken up on"))
    quorum = models.PositiveIntegerField(_("how many must vote for it to count"), null=True, blank=True)
    stage = models.CharField(_("how far it is"), max_length=11, choices=Stage.choices, default=Stage.NOMINATIONS)
    poll = models.OneToOneField(
        Poll, models.PROTECT, null=True, blank=True, related_name="election", verbose_name=_("the vote")
    )
    unopposed = models.BooleanField(_("nobody had to vote"), default=False)
    reason = models.CharField(_("why it was called off"), max_length=300, blank=True)
    declared_at = models.DateTimeField(_("declared"), null=True, blank=True)
    made_at = models.DateTimeField(_("called"), default=clock.now)
    made_by = models.BigIntegerField(_("called by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id seat notice places roll roll_title nominations_until opens_at closes_at takes_up quorum stage poll unopposed "
        "reason declared_at made_at made_by"
    )

    class Meta:
        verbose_name = _("election")
        verbose_name_plural = _("elections")
        ordering = ("-nominations_until", "-id")
        indexes = (models.Index(fields=("stage", "nominations_until"), name="election_by_stage"),)
        constraints = (
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="election_stage_is_known"),
            models.CheckConstraint(condition=Q(places__gte=1), name="election_fills_a_place"),
            models.CheckConstraint(
                condition=Q(nominations_until__lte=F("opens_at"), opens_at__lt=F("closes_at")), name="election_in_order"
            ),
            models.UniqueConstraint(
                fields=("seat",), condition=Q(stage__in=("nominations", "voting")), name="election_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.DECLARED, declared_at__isnull=False)
                | ~Q(stage=Stage.DECLARED) & Q(declared_at__isnull=True),
                name="election_declared_says_when",
            ),
        )

    def __str__(self) -> str:
        return f"{self.seat_id} {self.nominations_until:%Y-%m-%d}"

    @property
    def ref(self) -> Ref:
        return Ref("representation", "election", str(self.pk))


class Nomination(models.Model):
    """Somebody whom a group names, in their own words. They stand once our team has looked at it."""

    election = models.ForeignKey(Election, models.CASCADE, related_name="nominations", verbose_name=_("election"))
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="nominations", verbose_name=_("named by the group")
    )
    contact = models.ForeignKey(
        Contact, models.SET_NULL, null=True, blank=True, related_name="nominations", verbose_name=_("who")
    )
    name = models.CharField(_("name on the ballot"), max_length=160)
    email = models.EmailField(_("their e-mail address"), blank=True)
    words = models.TextField(_("in their own words"), max_length=1200, blank=True)
    standing = models.CharField(_("how far it is"), max_length=9, choices=Standing.choices, default=Standing.WAITING)
    reason = models.CharField(_("why not"), max_length=300, blank=True)
    made_at = models.DateTimeField(_("came"), default=clock.now)
    made_by = models.BigIntegerField(_("sent by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id election organisation standing reason made_at made_by",
        personal="contact name email words",
        person="contact",
    )

    class Meta:
        verbose_name = _("nomination")
        verbose_name_plural = _("nominations")
        ordering = ("name", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("election", "organisation"),
                condition=Q(standing__in=("waiting", "accepted")),
                name="nomination_one_for_each_group",
            ),
            models.CheckConstraint(condition=Q(standing__in=Standing.values), name="nomination_standing_is_known"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> Ref:
        return Ref("representation", "nomination", str(self.pk))

"""Members: from which day to which, and the terms that were agreed in between."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.membership.models.kinds import Kind
from hedgerow.membership.types import Ending
from hedgerow.organisations.models import Organisation
from hedgerow.people.models import Contact


class Spell(models.Model):
    """A group is a member from a day and, when it has ended, to a day: the first without it.

    What a day's roll says never changes afterwards: nothing begins or ends before the day on which it is written down,
    but for what is brought from elsewhere (`source`), of which `recorded_at` says when. `runs_to` is the last day of
    the newest term; `warned_for` is the `runs_to` about which a letter went. `contact` is whom such letters go to.
    """

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="memberships", verbose_name=_("which group")
    )
    kind = models.ForeignKey(Kind, models.PROTECT, related_name="spells", verbose_name=_("kind"))
    since = models.DateField(_("member from"), default=clock.today)
    until = models.DateField(_("to"), null=True, blank=True)
    ending = models.CharField(_("how it ended"), max_length=6, choices=Ending.choices, blank=True)
    reason = models.CharField(_("why it ended"), max_length=300, blank=True)
    runs_to = models.DateField(_("runs to"))
    warned_for = models.DateField(_("asked about the end on"), null=True, blank=True)
    warned_again_for = models.DateField(_("asked once more about the end on"), null=True, blank=True)
    listed = models.BooleanField(_("agreed to stand in the public list of members"), default=False)
    contact = models.ForeignKey(
        Contact, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("whom we write to")
    )
    source = models.CharField(_("source"), max_length=200, blank=True)
    recorded_at = models.DateTimeField(_("written down"), default=clock.now)

    PRIVACY = privacy.fields(
        none="id organisation kind since until ending runs_to warned_for warned_again_for listed source recorded_at",
        personal="reason contact",
        person="contact",
    )

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ("since", "id")
        indexes = (
            models.Index(fields=("since", "until"), name="spell_by_day"),
            models.Index(fields=("runs_to",), condition=Q(until__isnull=True), name="spell_running_out"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("organisation",), condition=Q(until__isnull=True), name="spell_once_at_a_time"
            ),
            models.CheckConstraint(condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="spell_in_order"),
            models.CheckConstraint(
                condition=Q(until__isnull=True, ending="") | (Q(until__isnull=False) & ~Q(ending="")),
                name="spell_says_how_it_ended",
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation_id} since {self.since}"

    @property
    def ref(self) -> Ref:
        return Ref("membership", "spell", str(self.pk))


class Term(models.Model):
    """One stretch that was agreed and charged for, from its first day to its last. Rows are added by joining and each
    renewal. Money is whole pence."""

    spell = models.ForeignKey(Spell, models.CASCADE, related_name="terms", verbose_name=_("membership"))
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    fee_pence = models.PositiveBigIntegerField(_("fee"), default=0)
    paid_on = models.DateField(_("paid"), null=True, blank=True)
    agreed_at = models.DateTimeField(_("agreed"), default=clock.now)
    agreed_by = models.BigIntegerField(_("written down by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id spell starts_on ends_on fee_pence paid_on agreed_at agreed_by")

    class Meta:
        verbose_name = _("term of membership")
        verbose_name_plural = _("terms of membership")
        ordering = ("starts_on", "id")
        constraints = (
            models.UniqueConstraint(fields=("spell", "starts_on"), name="term_once"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="term_in_order"),
        )

    def __str__(self) -> str:
        return f"{self.starts_on} to {self.ends_on}"

"""Who holds a seat, from when until when."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import privacy
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models import Organisation
from hedgerow.people.models import Contact
from hedgerow.representation.models.elections import Election
from hedgerow.representation.models.seats import Seat
from hedgerow.representation.types import Ending, Mandate


class Holding(models.Model):
    """Somebody who holds a seat. `until` is the first day without them, planned or past. `named`: they agreed that
    everybody may read their name. `vacancy_told`: that it became empty is in the record of work, or it was filled."""

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="holdings", verbose_name=_("seat"))
    contact = models.ForeignKey(
        Contact, models.SET_NULL, null=True, blank=True, related_name="seats_held", verbose_name=_("who")
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="seats_held",
        verbose_name=_("from which group"),
    )
    mandate = models.CharField(_("how they were chosen"), max_length=9, choices=Mandate.choices)
    election = models.ForeignKey(
        Election,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="winners",
        verbose_name=_("chosen in the election"),
    )
    since = models.DateField(_("from"))
    until = models.DateField(_("until"), null=True, blank=True)
    ending = models.CharField(_("why they left"), max_length=10, choices=Ending.choices, blank=True)
    named = models.BooleanField(_("may be named to everybody"), default=False)
    vacancy_told = models.BooleanField(_("that it became empty is written down"), default=False)

    PRIVACY = privacy.fields(
        none="id seat organisation mandate election since until ending named vacancy_told",
        personal="contact",
        person="contact",
    )

    class Meta:
        verbose_name = _("holder of a seat")
        verbose_name_plural = _("holders of seats")
        ordering = ("-since", "-id")
        indexes = (models.Index(fields=("seat", "until"), name="holding_of_seat"),)
        constraints = (
            models.CheckConstraint(condition=Q(mandate__in=Mandate.values), name="holding_mandate_is_known"),
            models.CheckConstraint(condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="holding_in_order"),
            models.CheckConstraint(condition=Q(ending="") | Q(until__isnull=False), name="holding_ended_has_a_day"),
        )

    def __str__(self) -> str:
        return f"{self.seat_id} {self.since}"

    @property
    def ref(self) -> Ref:
        return Ref("representation", "holding", str(self.pk))

    @property
    def who(self) -> str:
        """Their name as our team reads it; "" once they are erased."""
        return self.contact.name if self.contact else ""

    @property
    def shown_name(self) -> str:
        """Their name as everybody reads it: "" where they did not agree to be named."""
        return self.who if self.named else ""

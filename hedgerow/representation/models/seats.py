"""A seat on a public board, and who holds it from when until when."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.lifecycle.models import Lifecycle, lifecycle_constraints
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models import Organisation
from hedgerow.people.models import Contact
from hedgerow.representation.types import Ending, Mandate


class Seat(Lifecycle):
    """Places for the sector on one board of a public body. `places`: how many people hold it at a time."""

    body = models.ForeignKey(Organisation, models.PROTECT, related_name="seats", verbose_name=_("public body"))
    board = models.CharField(_("board"), max_length=200)
    title = models.CharField(_("called there"), max_length=120, blank=True)
    decides = models.CharField(_("what the board decides"), max_length=400, blank=True)
    meets = models.CharField(_("when it meets"), max_length=120, blank=True)
    chosen = models.CharField(_("how it is filled"), max_length=9, choices=Mandate.choices, default=Mandate.ELECTED)
    places = models.PositiveSmallIntegerField(_("places"), default=1)
    term_months = models.PositiveSmallIntegerField(_("length of a term in months"), null=True, blank=True)
    public = models.BooleanField(_("shown to everybody"), default=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="seats",
        verbose_name=_("who looks after it"),
    )
    made_at = models.DateTimeField(_("added"), default=clock.now)
    made_by = models.BigIntegerField(_("added by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id body board title decides meets chosen places term_months public owner made_at made_by state ends_on "
        "closed_at closed_why"
    )

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        ordering = ("board", "id")
        indexes = (models.Index(fields=("state", "board"), name="seat_by_state"),)
        constraints = (
            *lifecycle_constraints("seat"),
            models.CheckConstraint(condition=Q(chosen__in=Mandate.values), name="seat_mandate_is_known"),
            models.CheckConstraint(condition=Q(places__gte=1), name="seat_has_a_place"),
            models.CheckConstraint(condition=~Q(board=""), name="seat_names_its_board"),
        )

    def __str__(self) -> str:
        return self.board

    @property
    def ref(self) -> Ref:
        return Ref("representation", "seat", str(self.pk))


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
        "representation.Election",
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

"""A seat on a public board."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.lifecycle.models import Lifecycle, lifecycle_constraints
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models import Organisation
from hedgerow.representation.types import Mandate


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

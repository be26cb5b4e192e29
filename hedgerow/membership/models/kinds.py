"""Kinds of membership, as the place set them."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import privacy
from hedgerow.kernel.refs import Ref
from hedgerow.membership.rules import GRACE_DAYS, MONTHS, MOST_GRACE, MOST_MONTHS


class Kind(models.Model):
    """A kind of membership: who it is for, for how long, whether it has a vote, and fees by band of income.

    `fees` maps `organisations.types.Band` to whole pence; "" is for groups whose income is not known.
    """

    name = models.CharField(_("name"), max_length=80)
    about = models.TextField(_("who it is for, and what it gives"), max_length=1000, blank=True)
    months = models.PositiveSmallIntegerField(
        _("runs for (months)"), default=MONTHS, validators=(MinValueValidator(1), MaxValueValidator(MOST_MONTHS))
    )
    grace_days = models.PositiveSmallIntegerField(
        _("days of grace after its last day"), default=GRACE_DAYS, validators=(MaxValueValidator(MOST_GRACE),)
    )
    votes = models.BooleanField(_("has a vote"), default=True)
    fees = models.JSONField(_("suggested fees, in pence"), default=dict)
    open = models.BooleanField(_("can be applied for"), default=True)
    place = models.PositiveSmallIntegerField(_("place in the list"), default=0)

    PRIVACY = privacy.fields(none="id name about months grace_days votes fees open place")

    class Meta:
        verbose_name = _("kind of membership")
        verbose_name_plural = _("kinds of membership")
        ordering = ("place", "id")
        constraints = (
            models.UniqueConstraint(fields=("name",), name="membership_kind_once"),
            models.CheckConstraint(condition=~Q(name=""), name="membership_kind_has_a_name"),
            models.CheckConstraint(condition=Q(months__gte=1), name="membership_kind_runs"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> Ref:
        return Ref("membership", "kind", str(self.pk))

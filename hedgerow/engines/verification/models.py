"""When records were last checked."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.verification.types import How
from hedgerow.kernel import privacy

YEAR = 365


class Verification(models.Model):
    """One record's last check and its rhythm. `checked_by` is a user's id, empty where a register or e-mail said so.

    `asked_for` is the `due_on` about which its owner has been looked for, so that each is asked once.
    """

    ref = models.CharField(_("record"), max_length=80, unique=True)
    every_days = models.PositiveIntegerField(
        _("ask again after (days)"), default=YEAR, validators=(MinValueValidator(7), MaxValueValidator(3650))
    )
    checked_at = models.DateTimeField(_("checked"), null=True, blank=True)
    checked_by = models.BigIntegerField(_("checked by (user id)"), null=True, blank=True)
    how = models.CharField(_("how"), max_length=8, choices=How.choices, blank=True)
    due_on = models.DateField(_("check again by"), null=True, blank=True)
    asked_for = models.DateField(_("its owner was asked for the check of"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id ref every_days checked_at checked_by how due_on asked_for")

    class Meta:
        verbose_name = _("last check")
        verbose_name_plural = _("last checks")
        indexes = (models.Index(fields=("due_on",), name="verification_due"),)
        constraints = (
            models.CheckConstraint(condition=models.Q(every_days__gte=7), name="verification_at_most_weekly"),
        )

    def __str__(self) -> str:
        return f"{self.ref} {self.due_on or ''}"

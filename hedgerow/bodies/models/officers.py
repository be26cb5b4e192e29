"""Departments of a public body, and who is what in them, from when until when."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models import Organisation
from hedgerow.people.models import Contact


class Department(models.Model):
    """A department of a public body. `retired_on`: the first day on which it is no more; what was done with it stays."""

    body = models.ForeignKey(Organisation, models.PROTECT, related_name="departments", verbose_name=_("public body"))
    name = models.CharField(_("name"), max_length=160)
    about = models.CharField(_("what it does"), max_length=400, blank=True)
    retired_on = models.DateField(_("no more since"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id body name about retired_on")

    class Meta:
        verbose_name = _("department")
        verbose_name_plural = _("departments")
        ordering = ("name", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("body", "name"), condition=Q(retired_on__isnull=True), name="department_once_in_a_body"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="department_has_a_name"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> Ref:
        return Ref("bodies", "department", str(self.pk))


class Office(models.Model):
    """Somebody who works for a public body. `until` is the first day without them: who left stays known.

    `patch` is the area they look after: words. `moved_to` is their next office in the same body, where they only moved.
    """

    body = models.ForeignKey(Organisation, models.PROTECT, related_name="offices", verbose_name=_("public body"))
    department = models.ForeignKey(
        Department, models.PROTECT, null=True, blank=True, related_name="offices", verbose_name=_("department")
    )
    contact = models.ForeignKey(
        Contact, models.SET_NULL, null=True, blank=True, related_name="offices", verbose_name=_("who")
    )
    title = models.CharField(_("what they are there"), max_length=120, blank=True)
    patch = models.CharField(_("which area they look after"), max_length=120, blank=True)
    since = models.DateField(_("from"), default=clock.today)
    until = models.DateField(_("until"), null=True, blank=True)
    moved_to = models.OneToOneField(
        "self", models.SET_NULL, null=True, blank=True, related_name="moved_from", verbose_name=_("moved to")
    )
    made_at = models.DateTimeField(_("added"), default=clock.now)
    made_by = models.BigIntegerField(_("added by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id body department title patch since until moved_to made_at made_by", personal="contact", person="contact"
    )

    class Meta:
        verbose_name = _("officer")
        verbose_name_plural = _("officers")
        ordering = ("since", "id")
        indexes = (models.Index(fields=("body", "until"), name="office_of_body"),)
        constraints = (
            models.CheckConstraint(condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="office_in_order"),
        )

    def __str__(self) -> str:
        return f"{self.body_id} {self.since}"

    @property
    def ref(self) -> Ref:
        return Ref("bodies", "office", str(self.pk))

    @property
    def who(self) -> str:
        """Their name; "" once they are erased."""
        return self.contact.name if self.contact else ""

    def is_over(self, today: date) -> bool:
        """Whether they have left it."""
        return self.until is not None and self.until <= today

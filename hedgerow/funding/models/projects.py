"""What groups want money for."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock, ids, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models import Organisation


class Project(models.Model):
    """Something that a group wants money for; its bids together pay for it. `key` is of the form that made it.

    `area` is the code of where it happens; `themes` and `beneficiaries` are codes as groups bear them.
    """

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="funding_projects", verbose_name=_("whose")
    )
    name = models.CharField(_("name"), max_length=120)
    what = models.TextField(_("what it is for"), max_length=4000, blank=True)
    area = models.CharField(_("where"), max_length=12, blank=True)
    themes = models.JSONField(_("themes"), default=list, blank=True)
    beneficiaries = models.JSONField(_("who benefits"), default=list, blank=True)
    needed = models.BigIntegerField(_("needed"), null=True, blank=True)
    starts = models.DateField(_("from"), null=True, blank=True)
    ends = models.DateField(_("to"), null=True, blank=True)
    key = models.UUIDField(_("key"), unique=True, default=ids.new_id)
    made_at = models.DateTimeField(_("added"), default=clock.now)
    made_by = models.BigIntegerField(_("added by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id organisation name area themes beneficiaries needed starts ends key made_at made_by", personal="what"
    )

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ("-made_at", "-id")
        constraints = (
            models.CheckConstraint(condition=~Q(name=""), name="project_has_a_name"),
            models.CheckConstraint(
                condition=Q(needed__isnull=True) | Q(needed__gt=0), name="project_needs_more_than_nothing"
            ),
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(starts__lte=F("ends")),
                name="project_begins_before_it_ends",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> Ref:
        return Ref("funding", "project", str(self.pk))

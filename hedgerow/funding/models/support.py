"""A group's projects, the help that our team gave with bids, and the papers of bids."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hedgerow.funding.types.support import HelpKind, PaperFor, PaperKind
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


class Help(models.Model):
    """What our team did for a bid. `key` is of its form, and of its entry in the record of work."""

    bid = models.ForeignKey("funding.Bid", models.CASCADE, related_name="helps", verbose_name=_("bid"))
    key = models.UUIDField(_("key"), unique=True)
    kind = models.CharField(_("how"), max_length=10, choices=HelpKind.choices)
    on = models.DateField(_("date"))
    minutes = models.PositiveIntegerField(_("minutes"))
    words = models.TextField(_("what was done"), max_length=2000, blank=True)
    entry = models.UUIDField(_("entry in the record of work"), null=True, blank=True)
    by = models.BigIntegerField(_("by (user id)"), null=True, blank=True)
    at = models.DateTimeField(_("when"), default=clock.now)

    PRIVACY = privacy.fields(none="id bid key kind on minutes entry by at", personal="words")

    class Meta:
        verbose_name = _("help with a bid")
        verbose_name_plural = _("help with bids")
        ordering = ("-on", "-id")
        constraints = (models.CheckConstraint(condition=Q(kind__in=HelpKind.values), name="bid_help_kind_is_known"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"


class Paper(models.Model):
    """A paper of a bid; the file is the one upload of its ref. `whom` says who may see it."""

    bid = models.ForeignKey("funding.Bid", models.CASCADE, related_name="papers", verbose_name=_("bid"))
    kind = models.CharField(_("what it is"), max_length=10, choices=PaperKind.choices)
    whom = models.CharField(_("who may see it"), max_length=5, choices=PaperFor.choices, default=PaperFor.BOTH)
    at = models.DateTimeField(_("added"), default=clock.now)
    by = models.BigIntegerField(_("by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id bid kind whom at by")

    class Meta:
        verbose_name = _("paper of a bid")
        verbose_name_plural = _("papers of bids")
        ordering = ("-at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=PaperKind.values) & Q(whom__in=PaperFor.values), name="bid_paper_kind_is_known"
            ),
        )

    def __str__(self) -> str:
        return self.kind

    @property
    def ref(self) -> Ref:
        return Ref("funding", "paper", str(self.pk))

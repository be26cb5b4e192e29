"""A problem that a public body states to the sector."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.offers.types import Shown, State
from hedgerow.organisations.models import Organisation


class Problem(models.Model):
    """What is the matter, for whom, where, how many, by when, with what money.

    `areas`, `themes`, `beneficiaries` and `priorities` are lists of codes; `body_priorities` of ids of the body's own.
    `pence` None: not said. `made_by_body`: an officer wrote it in the body's space. `returned`: why our team sent it back.
    """

    body = models.ForeignKey(Organisation, models.PROTECT, related_name="problems", verbose_name=_("public body"))
    title = models.CharField(_("the problem in a line"), max_length=160)
    matter = models.TextField(_("what is the matter"), max_length=1500, blank=True)
    for_whom = models.CharField(_("for whom"), max_length=300, blank=True)
    people = models.PositiveIntegerField(_("how many people"), null=True, blank=True)
    areas = models.JSONField(_("where"), default=list, blank=True)
    by_when = models.DateField(_("by when"), null=True, blank=True)
    pence = models.BigIntegerField(_("what money there is"), null=True, blank=True)
    money_words = models.CharField(_("about the money"), max_length=200, blank=True)
    themes = models.JSONField(_("what would help"), default=list, blank=True)
    beneficiaries = models.JSONField(_("who would be helped"), default=list, blank=True)
    priorities = models.JSONField(_("our local priorities"), default=list, blank=True)
    body_priorities = models.JSONField(_("its own priorities"), default=list, blank=True)
    shown = models.CharField(_("who sees it"), max_length=6, choices=Shown.choices, default=Shown.PUBLIC)
    state = models.CharField(_("how far it is"), max_length=8, choices=State.choices, default=State.DRAFT)
    returned = models.CharField(_("why it was sent back"), max_length=400, blank=True)
    closed_why = models.CharField(_("why it was closed"), max_length=400, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="problems",
        verbose_name=_("who of us looks after it"),
    )
    made_by_body = models.BooleanField(_("written by the body itself"), default=False)
    made_at = models.DateTimeField(_("written"), default=clock.now)
    made_by = models.BigIntegerField(_("written by (user id)"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent to us"), null=True, blank=True)
    opened_at = models.DateTimeField(_("opened"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id body title matter for_whom people areas by_when pence money_words themes beneficiaries priorities "
        "body_priorities shown state returned closed_why owner made_by_body made_at made_by sent_at opened_at"
    )

    class Meta:
        verbose_name = _("problem")
        verbose_name_plural = _("problems")
        ordering = ("-made_at", "-id")
        indexes = (
            models.Index(fields=("state", "-made_at"), name="problem_by_state"),
            models.Index(fields=("body", "state"), name="problem_of_body"),
        )
        constraints = (
            models.CheckConstraint(condition=Q(state__in=State.values), name="problem_state_is_known"),
            models.CheckConstraint(condition=Q(shown__in=Shown.values), name="problem_shown_is_known"),
            models.CheckConstraint(condition=~Q(title=""), name="problem_has_a_title"),
            models.CheckConstraint(condition=Q(pence__isnull=True) | Q(pence__gte=0), name="problem_money_is_some"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> Ref:
        return Ref("offers", "problem", str(self.pk))


class ShownTo(models.Model):
    """A group that a problem is shown to, where it is not shown to everybody."""

    problem = models.ForeignKey(Problem, models.CASCADE, related_name="shown_to", verbose_name=_("problem"))
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="problems_shown", verbose_name=_("group")
    )

    PRIVACY = privacy.fields(none="id problem organisation")

    class Meta:
        verbose_name = _("group that sees a problem")
        verbose_name_plural = _("groups that see a problem")
        constraints = (models.UniqueConstraint(fields=("problem", "organisation"), name="problem_shown_once"),)

    def __str__(self) -> str:
        return f"{self.problem_id} {self.organisation_id}"

"""Groups that bid together for a contract, and each one's part."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.notices.models.notices import Notice
from hedgerow.notices.types import PartState, State
from hedgerow.organisations.models import Organisation


class Consortium(models.Model):
    """Groups that bid as one for a notice. The lead is among the parts; `bid` is the ref of the bid that came of it."""

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="consortia", verbose_name=_("notice"))
    lead = models.ForeignKey(Organisation, models.PROTECT, related_name="consortia_led", verbose_name=_("lead"))
    aim = models.TextField(_("what they would do together"), max_length=2000, blank=True)
    state = models.CharField(_("how far"), max_length=7, choices=State.choices, default=State.FORMING)
    agree_by = models.DateField(_("say yes or no by"), null=True, blank=True)
    formed_on = models.DateField(_("all agreed on"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    bid = models.CharField(_("its bid"), max_length=80, blank=True)
    made_at = models.DateTimeField(_("begun"), default=clock.now)
    made_by = models.BigIntegerField(_("begun by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id notice lead aim state agree_by formed_on ended_on bid made_at made_by")

    class Meta:
        verbose_name = _("consortium")
        verbose_name_plural = _("consortia")
        ordering = ("-id",)
        indexes = (models.Index(fields=("state", "-id"), name="consortium_by_state"),)
        constraints = (
            models.CheckConstraint(condition=Q(state__in=State.values), name="consortium_state_is_known"),
            models.CheckConstraint(
                condition=Q(state__in=(State.FORMING, State.ENDED)) | ~Q(bid=""), name="consortium_bidding_has_a_bid"
            ),
            # Two who begin one at a moment begin one.
            models.UniqueConstraint(fields=("notice", "lead"), condition=~Q(state=State.ENDED), name="consortium_once"),
        )

    def __str__(self) -> str:
        return f"consortium {self.pk}"

    @property
    def ref(self) -> Ref:
        return Ref("notices", "consortium", str(self.pk))


class Part(models.Model):
    """What one group would do, for how much, and what it says to that. Whole pence."""

    consortium = models.ForeignKey(Consortium, models.CASCADE, related_name="parts", verbose_name=_("consortium"))
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="parts", verbose_name=_("group"))
    does = models.TextField(_("what it would do"), max_length=1000)
    pence = models.BigIntegerField(_("for how much"), null=True, blank=True)
    state = models.CharField(_("answer"), max_length=8, choices=PartState.choices, default=PartState.ASKED)
    asked_at = models.DateTimeField(_("asked"), default=clock.now)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.BigIntegerField(_("answered by (user id)"), null=True, blank=True)
    words = models.TextField(_("what it said"), max_length=1000, blank=True)

    PRIVACY = privacy.fields(
        none="id consortium organisation does pence state asked_at answered_at answered_by", personal="words"
    )

    class Meta:
        verbose_name = _("part in a consortium")
        verbose_name_plural = _("parts in consortia")
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=Q(state__in=PartState.values), name="part_state_is_known"),
            models.CheckConstraint(
                condition=Q(pence__isnull=True) | Q(pence__gt=0), name="part_money_is_more_than_nothing"
            ),
            models.CheckConstraint(
                condition=Q(state=PartState.ASKED, answered_at__isnull=True)
                | (~Q(state=PartState.ASKED) & Q(answered_at__isnull=False)),
                name="part_answer_has_a_moment",
            ),
            models.UniqueConstraint(fields=("consortium", "organisation"), name="part_once"),
        )

    def __str__(self) -> str:
        return f"part {self.pk}"

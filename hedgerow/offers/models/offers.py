"""The sector's offer to a problem: who would do what; and each time that it was put to the body."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.todo.models import Awaited
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.ledger.types import Strength
from hedgerow.offers.models.problems import Problem
from hedgerow.offers.types import LIVE, Answer, Every, How, Reason, Stage, Word
from hedgerow.organisations.models import Organisation
from hedgerow.people.models import Contact


class Offer(models.Model):
    """One offer of the sector to one problem. `lead` puts it and sends the returns: a group, or ourselves."""

    problem = models.ForeignKey(Problem, models.PROTECT, related_name="offers", verbose_name=_("problem"))
    lead = models.ForeignKey(Organisation, models.PROTECT, related_name="offers_led", verbose_name=_("lead body"))
    summary = models.TextField(_("the offer in a few lines"), max_length=1500, blank=True)
    needs = models.TextField(_("what is needed of the body"), max_length=1000, blank=True)
    risks = models.TextField(_("what could go wrong"), max_length=1000, blank=True)
    every = models.CharField(_("how often groups report"), max_length=1, choices=Every.choices, default=Every.QUARTER)
    stage = models.CharField(_("how far it is"), max_length=9, choices=Stage.choices, default=Stage.BUILDING)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="sector_offers",
        verbose_name=_("who of us looks after it"),
    )
    made_at = models.DateTimeField(_("begun"), default=clock.now)
    made_by = models.BigIntegerField(_("begun by (user id)"), null=True, blank=True)
    accepted_on = models.DateField(_("accepted"), null=True, blank=True)
    ended_on = models.DateField(_("delivered, refused or taken back"), null=True, blank=True)
    ended_why = models.CharField(_("why it was taken back"), max_length=400, blank=True)
    changed = models.TextField(_("what changed"), max_length=1500, blank=True)
    strength = models.CharField(
        _("how strong the evidence of it is"), max_length=12, choices=Strength.choices, blank=True
    )

    PRIVACY = privacy.fields(
        none="id problem lead summary needs risks every stage owner made_at made_by accepted_on ended_on ended_why changed "
        "strength"
    )

    class Meta:
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        ordering = ("-made_at", "-id")
        indexes = (models.Index(fields=("stage", "-made_at"), name="sector_offer_by_stage"),)
        constraints = (
            models.UniqueConstraint(fields=("problem",), condition=Q(stage__in=LIVE), name="offer_one_to_a_problem"),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="offer_stage_is_known"),
            models.CheckConstraint(condition=Q(every__in=Every.values), name="offer_every_is_known"),
            models.CheckConstraint(condition=Q(strength__in=Strength.values), name="offer_strength_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.problem_id} {self.stage}"

    @property
    def ref(self) -> Ref:
        return Ref("offers", "offer", str(self.pk))


class Part(models.Model):
    """What one group would do. `version` rises with each change; it is agreed to while `agreed_version` is the same.

    `word` is what the group said to that version, `word_how` how we know it, `word_with` with whom of it we spoke. `contact`
    is whom to ask for reports. `taken`: whether the body took it up, None until it answered; `turned_why` says why not.
    """

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="parts", verbose_name=_("offer"))
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="offer_parts", verbose_name=_("group"))
    what = models.CharField(_("what it would do"), max_length=400)
    areas = models.JSONField(_("where"), default=list, blank=True)
    people = models.PositiveIntegerField(_("for how many people"), null=True, blank=True)
    pence = models.BigIntegerField(_("at what cost"), null=True, blank=True)
    since = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
    evidence = models.CharField(_("on what evidence"), max_length=600, blank=True)
    strength = models.CharField(_("how strong it is"), max_length=12, choices=Strength.choices, blank=True)
    evidence_at = models.CharField(_("where the evidence is"), max_length=300, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)
    agreed_version = models.PositiveIntegerField(_("version agreed to"), null=True, blank=True)
    asked_at = models.DateTimeField(_("the group was asked"), null=True, blank=True)
    word = models.CharField(_("what the group says"), max_length=6, choices=Word.choices, blank=True)
    word_words = models.CharField(_("in its words"), max_length=400, blank=True)
    word_on = models.DateField(_("said on"), null=True, blank=True)
    word_how = models.CharField(_("how we know"), max_length=7, choices=How.choices, blank=True)
    word_with = models.CharField(_("with whom we spoke"), max_length=160, blank=True)
    word_by = models.BigIntegerField(_("written down by (user id)"), null=True, blank=True)
    contact = models.ForeignKey(
        Contact,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="offer_parts",
        verbose_name=_("whom to ask for reports"),
    )
    taken = models.BooleanField(_("taken up by the body"), null=True, blank=True)
    turned_why = models.CharField(_("why not"), max_length=8, choices=Reason.choices, blank=True)

    PRIVACY = privacy.fields(
        none="id offer organisation what areas people pence since until evidence strength evidence_at version "
        "agreed_version asked_at word word_words word_on word_how word_by taken turned_why",
        personal="word_with contact",
        person="contact",
    )

    class Meta:
        verbose_name = _("part of an offer")
        verbose_name_plural = _("parts of offers")
        ordering = ("offer", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(what=""), name="part_says_what"),
            models.CheckConstraint(condition=Q(pence__isnull=True) | Q(pence__gte=0), name="part_cost_is_some"),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")),
                name="part_in_order",
            ),
            models.CheckConstraint(condition=Q(word__in=Word.values), name="part_word_is_known"),
            models.CheckConstraint(condition=Q(strength__in=Strength.values), name="part_strength_is_known"),
            models.CheckConstraint(condition=Q(turned_why__in=Reason.values), name="part_reason_is_known"),
            models.CheckConstraint(condition=~Q(taken=False) | ~Q(turned_why=""), name="part_turned_down_has_a_reason"),
        )

    def __str__(self) -> str:
        return self.what

    @property
    def ref(self) -> Ref:
        return Ref("offers", "part", str(self.pk))

    @property
    def is_agreed(self) -> bool:
        """Whether the group agreed to it as it stands."""
        return self.agreed_version == self.version

    @property
    def group(self) -> Organisation:
        """The group, as it is recorded now."""
        return self.organisation.now


class Put(Awaited):
    """One time that an offer was put to the body, and what it answered. `reply` is what we said to its question."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="puts", verbose_name=_("offer"))
    answer = models.CharField(_("answer"), max_length=8, choices=Answer.choices, blank=True)
    reason = models.CharField(_("why"), max_length=8, choices=Reason.choices, blank=True)
    words = models.TextField(_("in its words"), max_length=1500, blank=True)
    reply = models.TextField(_("our reply"), max_length=1500, blank=True)
    how = models.CharField(_("how it answered"), max_length=7, choices=How.choices, blank=True)
    put_by = models.BigIntegerField(_("put by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id offer answer reason words reply how put_by asked_at answer_by answered_at answered_by written_off_on"
    )

    class Meta:
        verbose_name = _("offer put to a body")
        verbose_name_plural = _("offers put to bodies")
        ordering = ("offer", "-asked_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("offer",), condition=Q(answered_at__isnull=True), name="put_once_at_a_time"
            ),
            models.CheckConstraint(condition=Q(answer__in=Answer.values), name="put_answer_is_known"),
            models.CheckConstraint(condition=Q(reason__in=Reason.values), name="put_reason_is_known"),
            models.CheckConstraint(
                condition=~Q(answer=Answer.REFUSED) | (~Q(reason="") & ~Q(words="")), name="put_refused_says_why"
            ),
        )

    def __str__(self) -> str:
        return f"{self.offer_id} {self.answer}"

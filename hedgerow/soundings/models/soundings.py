"""Askings of the three questions, with their answers."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.charter.types import Function
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models import Organisation
from hedgerow.soundings.rules import is_open
from hedgerow.soundings.types import LASTS, Answer, How, Question, Scores, Stage


class Sounding(models.Model):
    """The three questions, asked once about one piece of support (`about`, a ref), before it or after it.

    `who` is the ref of whom we asked, "" for whoever speaks for the group: one asking for each of them. `email` and
    `name` go after twelve months, and the answers stay. `function`, `area` and `band` are of the group at that time.
    An answer is 1 to 5, or 0 for not sure; what was skipped is null. `answered_by` is the id of the user who typed it.
    """

    about = models.CharField(_("about (ref)"), max_length=80)
    stage = models.CharField(_("when"), max_length=6, choices=Stage.choices)
    who = models.CharField(_("whom (ref)"), max_length=80, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("group")
    )
    function = models.CharField(_("function"), max_length=12, choices=Function.choices)
    area = models.CharField(_("area"), max_length=12, blank=True)
    band = models.CharField(_("size of group"), max_length=10, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    name = models.CharField(_("name"), max_length=160, blank=True)
    asked_on = models.DateField(_("asked on"), default=clock.today)
    reminded_on = models.DateField(_("reminded on"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    answered_by = models.BigIntegerField(_("typed by (user id)"), null=True, blank=True)
    how = models.CharField(_("how it came"), max_length=5, choices=How.choices, blank=True)
    belonging = models.PositiveSmallIntegerField(Question.BELONGING.label, null=True, blank=True)
    confidence = models.PositiveSmallIntegerField(Question.CONFIDENCE.label, null=True, blank=True)
    connected = models.PositiveSmallIntegerField(Question.CONNECTED.label, null=True, blank=True)
    erased_on = models.DateField(_("names removed"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id about stage organisation function area band asked_on reminded_on ended_on answered_on answered_by how "
        "erased_on",
        personal="who email name belonging confidence connected",
    )

    class Meta:
        verbose_name = _("asking of three questions")
        verbose_name_plural = _("askings of three questions")
        ordering = ("-asked_on", "-id")
        indexes = (
            models.Index(fields=("stage", "answered_on"), name="sounding_by_answer"),
            models.Index(fields=("organisation", "-asked_on"), name="sounding_of_group"),
            models.Index(fields=("-asked_on", "id"), name="sounding_newest"),
            models.Index(
                fields=("asked_on",), condition=Q(answered_on=None, ended_on=None), name="sounding_unanswered"
            ),
            models.Index(fields=("asked_on", "id"), condition=Q(erased_on=None), name="sounding_with_names"),
        )
        constraints = (
            models.UniqueConstraint(fields=("about", "stage", "who"), name="sounding_asked_once"),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="sounding_stage_is_known"),
            models.CheckConstraint(
                condition=Q(answered_on=None, how="") | (Q(answered_on__isnull=False) & ~Q(how="")),
                name="sounding_answer_came_somehow",
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=False) | Q(belonging=None, confidence=None, connected=None),
                name="sounding_without_a_day_has_no_answer",
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{question: None}) | Q(**{f"{question}__lte": Answer.COMPLETELY}),
                    name=f"sounding_{question}_is_an_answer",
                )
                for question in Question.values
            ),
        )

    def __str__(self) -> str:
        return f"{self.about} {self.stage}"

    @property
    def ref(self) -> Ref:
        return Ref("soundings", "sounding", str(self.pk))

    @property
    def scores(self) -> Scores:
        """The answers that were given, by question."""
        given = {question: getattr(self, question) for question in Question.values}
        return {question: score for question, score in given.items() if score is not None}

    @property
    def last_day(self) -> date:
        return self.asked_on + LASTS

    @property
    def is_open_now(self) -> bool:
        return self.takes_answers(clock.today())

    def takes_answers(self, today: date) -> bool:
        """Whether it may be answered, or its answer changed, today."""
        return is_open(self.asked_on, self.ended_on, today)

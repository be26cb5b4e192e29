"""What is asked of a public body, what it answered, what changed, and the consultations that affect us."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.advocacy.models.issues import Issue
from hedgerow.advocacy.types import AskKind, Outcome, Still
from hedgerow.engines.todo.models import Awaited
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.ledger.types import Strength
from hedgerow.organisations.models import Organisation


class Consultation(models.Model):
    """A consultation of a public body that affects groups here. `ours` is our own last day, before theirs.

    `left_why`: we do not answer it, and say why.
    """

    body = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name=_("public body"))
    title = models.CharField(_("what it is about"), max_length=200)
    link = models.URLField(_("where it is"), max_length=300, blank=True)
    about = models.TextField(_("what it means for groups"), max_length=2000, blank=True)
    closes = models.DateField(_("it closes"))
    ours = models.DateField(_("our answer is ready by"))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who of us")
    )
    left_on = models.DateField(_("left unanswered"), null=True, blank=True)
    left_why = models.CharField(_("why we do not answer"), max_length=400, blank=True)
    made_at = models.DateTimeField(_("added"), default=clock.now)
    made_by = models.BigIntegerField(_("added by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id body title link about closes ours owner left_on left_why made_at made_by")

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        ordering = ("closes", "id")
        indexes = (models.Index(fields=("closes",), name="consultation_by_day"),)
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="consultation_says_what"),
            models.CheckConstraint(condition=Q(ours__lte=models.F("closes")), name="consultation_ours_before_theirs"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> Ref:
        return Ref("advocacy", "consultation", str(self.pk))


class Ask(Awaited):
    """What exactly is asked of a public body, in a chain. `put_on` is empty while it is prepared.

    `through` is the ref of the seat or the meeting it went through, `through_name` what that was called. `answered_at` is
    of its first answer. `to_name` and `to_email` are of the officer whom the letter went to.
    """

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="asks", verbose_name=_("issue"))
    kind = models.CharField(_("how"), max_length=12, choices=AskKind.choices, default=AskKind.LETTER)
    body = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name=_("public body"))
    department = models.CharField(_("department"), max_length=160, blank=True)
    text = models.TextField(_("what exactly is asked"), max_length=2000)
    through = models.CharField(_("through (ref)"), max_length=80, blank=True)
    through_name = models.CharField(_("through which seat or meeting"), max_length=200, blank=True)
    consultation = models.ForeignKey(
        Consultation, models.PROTECT, null=True, blank=True, related_name="asks", verbose_name=_("consultation")
    )
    put_on = models.DateField(_("put to them"), null=True, blank=True)
    to_name = models.CharField(_("to whom"), max_length=160, blank=True)
    to_email = models.EmailField(_("their e-mail address"), blank=True)
    lettered_at = models.DateTimeField(_("letter written"), null=True, blank=True)
    dropped_on = models.DateField(_("not asked after all"), null=True, blank=True)
    made_at = models.DateTimeField(_("added"), default=clock.now)
    made_by = models.BigIntegerField(_("added by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id asked_at answer_by answered_at answered_by written_off_on issue kind body department through "
        "through_name consultation put_on lettered_at dropped_on made_at made_by text",
        personal="to_name to_email",
    )

    class Meta:
        verbose_name = _("ask")
        verbose_name_plural = _("asks")
        ordering = ("put_on", "id")
        indexes = (
            models.Index(fields=("body", "-put_on"), name="ask_of_body"),
            models.Index(fields=("-put_on", "-id"), name="ask_newest"),
            models.Index(
                fields=("answer_by",),
                condition=Q(answered_at__isnull=True, put_on__isnull=False),
                name="ask_unanswered",
            ),
        )
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="ask_says_what"),
            models.CheckConstraint(condition=Q(kind__in=AskKind.values), name="ask_kind_is_known"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | Q(put_on__isnull=False), name="ask_answered_was_put"
            ),
        )

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def ref(self) -> Ref:
        return Ref("advocacy", "ask", str(self.pk))


class Answer(models.Model):
    """What a public body answered; a later one stands beside the first."""

    ask = models.ForeignKey(Ask, models.CASCADE, related_name="answers", verbose_name=_("to what"))
    outcome = models.CharField(_("they said"), max_length=6, choices=Outcome.choices)
    words = models.TextField(_("in their own words"), max_length=4000)
    on = models.DateField(_("when"))
    link = models.URLField(_("where it can be read"), max_length=300, blank=True)
    made_at = models.DateTimeField(_("written down"), default=clock.now)
    made_by = models.BigIntegerField(_("written down by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id ask outcome on link made_at made_by", personal="words")

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ("on", "id")
        constraints = (
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="answer_outcome_is_known"),
            models.CheckConstraint(condition=~Q(words=""), name="answer_says_something"),
        )

    def __str__(self) -> str:
        return f"{self.ask_id} {self.outcome}"


class Change(models.Model):
    """What became different, and how far that was our doing. `entry` is its entry in the record of work.

    `evidence` says how we know; `part` what groups and we contributed; `others` who else did; `dissent` who would not agree.
    """

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="changes", verbose_name=_("issue"))
    ask = models.ForeignKey(
        Ask, models.SET_NULL, null=True, blank=True, related_name="changes", verbose_name=_("after which ask")
    )
    what = models.TextField(_("what is different now"), max_length=2000)
    on = models.DateField(_("since when"))
    strength = models.CharField(_("how strong the evidence is"), max_length=12, choices=Strength.choices)
    evidence = models.TextField(_("how we know"), max_length=2000, blank=True)
    link = models.URLField(_("where it can be read"), max_length=300, blank=True)
    part = models.TextField(_("what groups and we contributed"), max_length=2000, blank=True)
    others = models.TextField(_("who else had a part in it"), max_length=1000, blank=True)
    dissent = models.TextField(_("who would not agree, and why"), max_length=2000, blank=True)
    entry = models.UUIDField(_("entry in the record of work"), null=True, blank=True)
    look_again = models.DateField(_("look again"))
    looked_on = models.DateField(_("looked at again"), null=True, blank=True)
    still = models.CharField(_("whether it is still so"), max_length=6, choices=Still.choices, blank=True)
    still_words = models.CharField(_("what the later look found"), max_length=400, blank=True)
    made_at = models.DateTimeField(_("added"), default=clock.now)
    made_by = models.BigIntegerField(_("added by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id issue ask on strength link entry look_again looked_on still made_at made_by",
        personal="what evidence part others dissent still_words",
    )

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ("on", "id")
        indexes = (
            models.Index(fields=("look_again",), condition=Q(looked_on__isnull=True), name="change_to_look_at_again"),
        )
        constraints = (
            models.CheckConstraint(condition=~Q(what=""), name="change_says_what"),
            models.CheckConstraint(condition=~Q(strength=""), name="change_says_how_strong"),
        )

    def __str__(self) -> str:
        return self.what[:80]

    @property
    def ref(self) -> Ref:
        return Ref("advocacy", "change", str(self.pk))

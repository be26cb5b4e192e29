"""What groups raise, and who raised it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hedgerow.advocacy.types import Reached, Seen, Shown, Stage
from hedgerow.charter.models import Priority
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models import Organisation


class Issue(models.Model):
    """Something that groups find, in a sentence. `body` is the public body that could change it.

    `stage` follows what hangs on it (`actions.chain.advance`). `looked_at`: our team has read what somebody sent in.
    `merged_into`: it said the same as another, where its voices now are. `source` is the ref that it was made of: of a
    decision or a pattern no second issue is made.
    """

    sentence = models.CharField(_("the issue, in a sentence"), max_length=200)
    about = models.TextField(_("more about it"), max_length=4000, blank=True)
    ward = models.CharField(_("ward"), max_length=12, blank=True)
    theme = models.CharField(_("theme"), max_length=20, blank=True)
    priorities = models.ManyToManyField(Priority, blank=True, related_name="+", verbose_name=_("our priorities"))
    body = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who could change it")
    )
    seen = models.CharField(_("who may know of it"), max_length=6, choices=Seen.choices, default=Seen.TEAM)
    stage = models.CharField(_("how far it is"), max_length=8, choices=Stage.choices, default=Stage.ISSUE)
    raised_on = models.DateField(_("raised"), default=clock.today)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who of us")
    )
    looked_at = models.DateTimeField(_("read by our team"), null=True, blank=True)
    rested_on = models.DateField(_("let rest"), null=True, blank=True)
    rested_why = models.CharField(_("why it rests"), max_length=400, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="absorbed", verbose_name=_("says the same as")
    )
    source = models.CharField(_("made of (ref)"), max_length=80, blank=True)
    made_at = models.DateTimeField(_("added"), default=clock.now)
    made_by = models.BigIntegerField(_("added by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id ward theme priorities body seen stage raised_on owner looked_at rested_on merged_into source made_at "
        "made_by",
        personal="sentence about rested_why",
    )

    class Meta:
        verbose_name = _("issue")
        verbose_name_plural = _("issues")
        ordering = ("-raised_on", "-id")
        indexes = (
            models.Index(fields=("stage", "-raised_on", "-id"), name="issue_by_stage"),
            models.Index(fields=("-raised_on", "-id"), name="issue_newest"),
            models.Index(fields=("body",), name="issue_of_body"),
        )
        constraints = (
            models.CheckConstraint(condition=~Q(sentence=""), name="issue_says_what"),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="issue_stage_is_known"),
            models.CheckConstraint(condition=Q(seen__in=Seen.values), name="issue_seen_is_known"),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="issue_not_merged_into_itself"),
            models.UniqueConstraint(fields=("source",), condition=~Q(source=""), name="issue_of_a_source_once"),
        )

    def __str__(self) -> str:
        return self.sentence

    @property
    def ref(self) -> Ref:
        return Ref("advocacy", "issue", str(self.pk))


class Voice(models.Model):
    """Somebody who raised an issue: a group, or somebody whom we know by no group (`who`, which may be empty).

    `words` are theirs. `heard_in` is the issue in which it was first heard, where two were put together. `withdrawn_on`:
    they do not stand behind it any more; what they helped to agree before stays counted, and names them no more.
    """

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="voices", verbose_name=_("issue"))
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("which group")
    )
    who = models.CharField(_("who, where it is no group that we know"), max_length=160, blank=True)
    on = models.DateField(_("when"), default=clock.today)
    reached = models.CharField(_("how it reached us"), max_length=7, choices=Reached.choices, default=Reached.CALL)
    words = models.TextField(_("in their own words"), max_length=2000, blank=True)
    shown = models.CharField(_("how they may be shown"), max_length=7, choices=Shown.choices, default=Shown.TEAM)
    ref_made = models.CharField(_("made of (ref)"), max_length=80, blank=True)
    heard_in = models.ForeignKey(
        Issue, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("first heard in")
    )
    withdrawn_on = models.DateField(_("withdrawn"), null=True, blank=True)
    made_at = models.DateTimeField(_("written down"), default=clock.now)
    made_by = models.BigIntegerField(_("written down by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id issue organisation on reached shown ref_made heard_in withdrawn_on made_at made_by",
        personal="who words",
    )

    class Meta:
        verbose_name = _("voice")
        verbose_name_plural = _("voices")
        ordering = ("on", "id")
        indexes = (models.Index(fields=("organisation", "issue"), name="voice_of_group"),)
        constraints = (
            models.CheckConstraint(condition=Q(shown__in=Shown.values), name="voice_shown_is_known"),
            models.CheckConstraint(condition=Q(reached__in=Reached.values), name="voice_way_is_known"),
            models.UniqueConstraint(
                fields=("issue", "organisation"),
                condition=Q(organisation__isnull=False, withdrawn_on__isnull=True, heard_in__isnull=True),
                name="voice_of_a_group_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.issue_id} {self.on}"

    @property
    def ref(self) -> Ref:
        return Ref("advocacy", "voice", str(self.pk))

    @property
    def group(self) -> Organisation | None:
        """Who it is, after merges. Needs `organisation__merged_into` read beforehand."""
        return self.organisation.now if self.organisation else None

"""The case for infrastructure: what is shown of it, each issue of it, who stands behind it, and what people say."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.evidence.types.case import How, Naming, Part, QuoteState
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models import Organisation


def every_part() -> list[str]:
    """All that the case can hold."""
    return list(Part.values)


class CaseText(models.Model):
    """How the case is told here: our own opening words, and which parts are shown. One row, id 1."""

    words = models.TextField(_("in your own words"), max_length=2000, blank=True)
    parts = models.JSONField(_("what is shown"), default=every_part)
    edition = models.PositiveIntegerField(_("edition"), default=1)

    PRIVACY = privacy.fields(none="id words parts edition")

    class Meta:
        verbose_name = _("how the case is told")
        verbose_name_plural = _("how the case is told")
        constraints = (models.CheckConstraint(condition=Q(id=1), name="case_text_is_one"),)

    def __str__(self) -> str:
        return self.words[:60]


class CaseIssue(models.Model):
    """The case as it was issued on a day. `content` is its JSON, `sha256` the hash of it. Nothing of it is changed.

    It holds figures and our own words alone: who stands behind it and what people say is read on the day.
    """

    number = models.PositiveIntegerField(_("number"), unique=True)
    content = models.TextField(_("what it says"))
    sha256 = models.CharField(_("hash"), max_length=64)
    issued_at = models.DateTimeField(_("issued"), default=clock.now)
    issued_by = models.BigIntegerField(_("issued by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id number content sha256 issued_at issued_by")

    class Meta:
        verbose_name = _("issue of the case")
        verbose_name_plural = _("issues of the case")
        ordering = ("-number",)

    def __str__(self) -> str:
        return str(self.number)

    @property
    def ref(self) -> Ref:
        return Ref("evidence", "caseissue", str(self.pk))

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused: what was given out cannot be called back."""
        raise TypeError("what was issued is never deleted")


class Backing(models.Model):
    """A group stands behind the case, until it says otherwise. `role` is as what somebody said so, never who."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name=_("which group"))
    role = models.CharField(_("as what they signed"), max_length=80)
    how = models.CharField(_("how"), max_length=5, choices=How.choices)
    signed_on = models.DateField(_("since"), default=clock.today)
    signed_by = models.BigIntegerField(_("signed by (user id)"), null=True, blank=True)
    withdrawn_on = models.DateField(_("withdrawn"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id organisation role how signed_on signed_by withdrawn_on")

    class Meta:
        verbose_name = _("signature under the case")
        verbose_name_plural = _("signatures under the case")
        ordering = ("-signed_on", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation",), condition=Q(withdrawn_on__isnull=True), name="backing_once_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(role=""), name="backing_says_as_what"),
        )

    def __str__(self) -> str:
        return f"{self.organisation_id} since {self.signed_on}"

    @property
    def ref(self) -> Ref:
        return Ref("evidence", "backing", str(self.pk))


class Quote(models.Model):
    """What somebody says, and how they may be named. `consent` is what they agreed to, word for word.

    Withdrawn or refused, its words are emptied: that there was one stays.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name=_("of which group"))
    text = models.TextField(_("what they say"), max_length=600, blank=True)
    naming = models.CharField(_("how they may be named"), max_length=6, choices=Naming.choices)
    name = models.CharField(_("name"), max_length=120, blank=True)
    role = models.CharField(_("what they are there"), max_length=80, blank=True)
    consent = models.CharField(_("what they agreed to"), max_length=400)
    how = models.CharField(_("how they agreed"), max_length=5, choices=How.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who")
    )
    recorded_by = models.BigIntegerField(_("written down by (user id)"), null=True, blank=True)
    made_at = models.DateTimeField(_("said"), default=clock.now)
    state = models.CharField(_("how far"), max_length=9, choices=QuoteState.choices, default=QuoteState.WAITING)
    ended_on = models.DateField(_("withdrawn or not used"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id organisation naming consent how recorded_by made_at state ended_on",
        personal="text name role by",
        person="by",
    )

    class Meta:
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")
        ordering = ("-made_at", "-id")
        indexes = (models.Index(fields=("state", "-made_at"), name="quote_by_state"),)
        constraints = (
            models.CheckConstraint(condition=Q(state__in=QuoteState.values), name="quote_state_is_known"),
            models.CheckConstraint(condition=Q(naming__in=Naming.values), name="quote_naming_is_known"),
            models.CheckConstraint(condition=~Q(consent=""), name="quote_says_what_was_agreed"),
        )

    def __str__(self) -> str:
        return f"quote {self.pk}"

    @property
    def ref(self) -> Ref:
        return Ref("evidence", "quote", str(self.pk))

"""The local agreement, version by version, and who signed which words of it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hedgerow.charter.types import How, Side, State
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models import Organisation


class Agreement(models.Model):
    """One version. While it is a draft its words stand in the tables of `models.parts` and `models.words`; once it is put
    to those who sign, `content` holds all of them as canonical JSON, and `sha256` is its hash.

    `edition` rises with each change of what this row says, so that nobody writes over what they have not seen.
    """

    number = models.PositiveIntegerField(_("version"), unique=True)
    state = models.CharField(_("how far"), max_length=6, choices=State.choices, default=State.DRAFT)
    title = models.CharField(_("title"), max_length=160)
    definition = models.TextField(_("what infrastructure is here"), max_length=6000, blank=True)
    edition = models.PositiveIntegerField(_("edition"), default=1)
    content = models.TextField(_("the words as they were put"), blank=True)
    sha256 = models.CharField(_("hash of the words"), max_length=64, blank=True)
    begun_at = models.DateTimeField(_("begun"), default=clock.now)
    put_on = models.DateField(_("put to those who sign"), null=True, blank=True)
    agreed_on = models.DateField(_("agreed"), null=True, blank=True)
    starts = models.DateField(_("in force from"), null=True, blank=True)
    review_by = models.DateField(_("to be looked at again by"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id number state title definition edition content sha256 begun_at put_on agreed_on starts review_by"
    )

    class Meta:
        verbose_name = _("version of our agreement")
        verbose_name_plural = _("versions of our agreement")
        ordering = ("number",)
        constraints = (
            models.CheckConstraint(condition=Q(state__in=State.values), name="agreement_state_is_known"),
            models.UniqueConstraint(fields=("state",), condition=Q(state=State.DRAFT), name="agreement_one_draft"),
            models.UniqueConstraint(fields=("state",), condition=Q(state=State.PUT), name="agreement_one_put"),
            models.CheckConstraint(
                condition=Q(state=State.DRAFT, sha256="", content="")
                | (~Q(state=State.DRAFT) & ~Q(sha256="") & ~Q(content="")),
                name="agreement_frozen_once_put",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.AGREED) | Q(agreed_on__isnull=False, starts__gte=F("agreed_on")),
                name="agreement_agreed_on_a_day",
            ),
        )

    def __str__(self) -> str:
        return f"{self.title} {self.number}"

    @property
    def ref(self) -> Ref:
        return Ref("charter", "agreement", str(self.pk))


class Party(models.Model):
    """An organisation that is asked to sign a version."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="parties", verbose_name=_("version"))
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name=_("who is asked to sign")
    )
    side = models.CharField(_("side"), max_length=7, choices=Side.choices, default=Side.GROUPS)
    asked_at = models.DateTimeField(_("letter written"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id agreement organisation side asked_at")

    class Meta:
        verbose_name = _("party to our agreement")
        verbose_name_plural = _("parties to our agreement")
        ordering = ("side", "id")
        constraints = (
            models.UniqueConstraint(fields=("agreement", "organisation"), name="party_once"),
            models.CheckConstraint(condition=Q(side__in=Side.values), name="party_side_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.organisation_id} of {self.agreement_id}"

    @property
    def ref(self) -> Ref:
        return Ref("charter", "party", str(self.pk))


class Signature(models.Model):
    """A party signed the words with this hash. `role` is what the signer is there ("Chair"), never who."""

    party = models.ForeignKey(Party, models.CASCADE, related_name="signatures", verbose_name=_("party"))
    sha256 = models.CharField(_("hash of the words"), max_length=64)
    role = models.CharField(_("as what they signed"), max_length=80)
    on = models.DateField(_("day"), default=clock.today)
    how = models.CharField(_("how"), max_length=7, choices=How.choices)
    words = models.CharField(_("what they added"), max_length=300, blank=True)
    recorded_at = models.DateTimeField(_("written down"), default=clock.now)
    recorded_by = models.BigIntegerField(_("written down by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id party sha256 role on how words recorded_at recorded_by")

    class Meta:
        verbose_name = _("signature of our agreement")
        verbose_name_plural = _("signatures of our agreement")
        ordering = ("on", "id")
        constraints = (
            models.UniqueConstraint(fields=("party", "sha256"), name="signature_once"),
            models.CheckConstraint(condition=Q(how__in=How.values), name="signature_how_is_known"),
            models.CheckConstraint(condition=~Q(role=""), name="signature_says_as_what"),
        )

    def __str__(self) -> str:
        return f"{self.party_id} on {self.on}"

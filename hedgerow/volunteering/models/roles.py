"""Roles as groups post them, in the terms of the national standard."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.finding.models import Part, Word
from hedgerow.engines.lifecycle.models import Lifecycle, lifecycle_constraints
from hedgerow.engines.lifecycle.types import State
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models import Organisation
from hedgerow.volunteering.types import Expenses, Rhythm, TagKind

YOUNGEST, OLDEST = 10, 25  # what a least age may be
#: what a group says of a role, besides its tags
FACTS = frozenset({
    "title", "tasks", "gets", "least_age", "training", "support", "expenses", "rhythm", "begins_on", "ends_on",
    "commitment", "places", "from_home", "where", "postcode", "contact_name", "contact_email",
})  # fmt: skip


class Role(Lifecycle):
    """What a group needs done. Its causes, skills, requirements and times are tags.

    `contact_email` is where applications are told of, `""` for whoever acts for the group; never shown to the public.
    `quiet`: the group has not answered people, so that its roles stand further down. `answer` is why the last check by our
    team sent it back. `ward`, `lsoa` and the point (degrees) are found from the postcode.
    """

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="volunteer_roles", verbose_name=_("group")
    )
    title = models.CharField(_("title"), max_length=120)
    tasks = models.TextField(_("what you would do"), max_length=4000, blank=True)
    gets = models.TextField(_("what you get"), max_length=2000, blank=True)
    least_age = models.PositiveSmallIntegerField(
        _("from what age"), default=18, validators=(MinValueValidator(YOUNGEST), MaxValueValidator(OLDEST))
    )
    training = models.CharField(_("training given"), max_length=300, blank=True)
    support = models.TextField(_("support, and how it can be made to fit"), max_length=2000, blank=True)
    expenses = models.CharField(_("expenses paid back"), max_length=6, choices=Expenses.choices, blank=True)
    rhythm = models.CharField(_("how it goes on"), max_length=8, choices=Rhythm.choices, default=Rhythm.REGULAR)
    begins_on = models.DateField(_("day, or first day"), null=True, blank=True)
    commitment = models.CharField(_("how much time"), max_length=120, blank=True)
    places = models.PositiveIntegerField(
        _("how many people"), null=True, blank=True, validators=(MinValueValidator(1),)
    )
    from_home = models.BooleanField(_("can be done from home"), default=False)
    where = models.CharField(_("where"), max_length=160, blank=True)
    postcode = models.CharField(_("postcode"), max_length=8, blank=True)
    lsoa = models.CharField(_("small area"), max_length=12, blank=True)
    ward = models.CharField(_("ward"), max_length=12, blank=True)
    lon = models.FloatField(_("longitude"), null=True, blank=True)
    lat = models.FloatField(_("latitude"), null=True, blank=True)
    contact_name = models.CharField(_("who answers people"), max_length=120, blank=True)
    contact_email = models.EmailField(_("where applications are told of"), blank=True)
    quiet = models.BooleanField(_("its group has not answered people"), default=False)
    answer = models.TextField(_("why it was sent back"), max_length=1000, blank=True)
    opened_at = models.DateTimeField(_("first open"), null=True, blank=True)
    made_at = models.DateTimeField(_("added"), default=clock.now)
    made_by = models.BigIntegerField(_("added by (user id)"), null=True, blank=True)
    changed_at = models.DateTimeField(_("changed"), default=clock.now)
    source = models.CharField(_("came from (ref)"), max_length=80, blank=True)

    PRIVACY = privacy.fields(
        none="id state ends_on closed_at closed_why organisation title tasks gets least_age training support expenses "
        "rhythm begins_on commitment places from_home where postcode lsoa ward lon lat quiet answer opened_at made_at "
        "made_by changed_at source",
        personal="contact_name contact_email",
    )

    class Meta:
        verbose_name = _("volunteer role")
        verbose_name_plural = _("volunteer roles")
        ordering = ("-made_at", "-id")
        indexes = (
            models.Index(fields=("state", "quiet", "-opened_at"), name="role_newest"),
            models.Index(fields=("organisation", "state"), name="role_of_group"),
            models.Index(fields=("lat", "lon"), condition=Q(state=State.LIVE), name="role_near"),
        )
        constraints = (
            *lifecycle_constraints("role"),
            models.CheckConstraint(condition=~Q(title=""), name="role_has_a_title"),
            models.CheckConstraint(condition=Q(rhythm__in=Rhythm.values), name="role_rhythm_is_known"),
            models.CheckConstraint(condition=Q(expenses__in=Expenses.values), name="role_expenses_are_known"),
            models.CheckConstraint(condition=Q(places__isnull=True) | Q(places__gte=1), name="role_has_a_place"),
            models.CheckConstraint(condition=~Q(state=State.LIVE) | ~Q(tasks=""), name="role_open_says_what"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> Ref:
        return Ref("volunteering", "role", str(self.pk))

    @property
    def is_open(self) -> bool:
        return self.state == State.LIVE


class RoleTag(models.Model):
    """A cause, a skill, a requirement, an accessibility or a time of the week of a role."""

    role = models.ForeignKey(Role, models.CASCADE, related_name="tags", db_index=False, verbose_name=_("role"))
    kind = models.CharField(_("kind"), max_length=13, choices=TagKind.choices)
    code = models.CharField(_("code"), max_length=60)

    PRIVACY = privacy.fields(none="id role kind code")

    class Meta:
        verbose_name = _("tag of a role")
        verbose_name_plural = _("tags of roles")
        ordering = ("id",)
        indexes = (models.Index(fields=("kind", "code", "role"), name="role_tag_finds"),)
        constraints = (models.UniqueConstraint(fields=("role", "kind", "code"), name="role_tag_once"),)

    def __str__(self) -> str:
        return self.code


class Seen(models.Model):
    """How often a role's page was opened on one day: a number, and nothing of whoever opened it."""

    role = models.ForeignKey(Role, models.CASCADE, related_name="seen", db_index=False, verbose_name=_("role"))
    on = models.DateField(_("day"))
    times = models.PositiveIntegerField(_("times"), default=0)

    PRIVACY = privacy.fields(none="id role on times")

    class Meta:
        verbose_name = _("day on which a role was seen")
        verbose_name_plural = _("days on which roles were seen")
        constraints = (models.UniqueConstraint(fields=("role", "on"), name="role_seen_once_a_day"),)

    def __str__(self) -> str:
        return f"{self.role_id} {self.on}"


class FoundBy(Word):
    """A word by which a role is found: of its title, its group's name and its causes."""

    role = models.ForeignKey(Role, models.CASCADE, related_name="found_by", db_index=False, verbose_name=_("role"))

    PRIVACY = privacy.fields(none="id role word")

    class Meta:
        verbose_name = _("word that finds a role")
        verbose_name_plural = _("words that find roles")
        indexes = (models.Index(fields=("role", "word"), name="role_found_by"),)
        constraints = (models.UniqueConstraint(fields=("word", "role"), name="role_found_by_once"),)


class WordPart(Part):
    """A beginning or three letters of a word that finds roles."""

    PRIVACY = privacy.fields(none="id part word")

    class Meta:
        verbose_name = _("part of a role’s word")
        verbose_name_plural = _("parts of roles’ words")
        constraints = (models.UniqueConstraint(fields=("part", "word"), name="role_word_part_once"),)

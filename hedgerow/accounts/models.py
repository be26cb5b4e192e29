"""Users and teams."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.rules import plain_address
from hedgerow.accounts.types import LioRole
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref


class Team(models.Model):
    """Some of the LIO's workers, who share to-dos."""

    code = models.SlugField(_("code"), unique=True)
    name = models.CharField(_("name"), max_length=80)

    PRIVACY = privacy.fields(none="id code name")

    class Meta:
        verbose_name = _("team")
        verbose_name_plural = _("teams")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    @property
    def own_ref(self) -> Ref:
        return Ref("accounts", "team", str(self.pk))


class UserManager(BaseUserManager["User"]):
    """Users are made here and in `accounts.actions` only."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A new user whose e-mail address is kept in lower case; without a password nobody can sign in by one."""
        user = self.model(email=plain_address(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Somebody who may sign in. What they may do in the LIO is `role`; rights in a group are given elsewhere."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(_("role"), max_length=10, choices=LioRole.choices, default=LioRole.NONE, blank=True)
    team = models.ForeignKey(Team, models.SET_NULL, null=True, blank=True, verbose_name=_("team"))
    is_active = models.BooleanField(_("may sign in"), default=True)
    joined_at = models.DateTimeField(_("joined"), default=clock.now)

    objects = UserManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    PRIVACY = privacy.fields(
        none="id password last_login role team is_active joined_at", personal="email name", person="id"
    )

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(condition=models.Q(role__in=LioRole.values), name="user_role_is_known"),
            models.CheckConstraint(
                condition=models.Q(email=models.functions.Lower("email")), name="user_email_is_lower_case"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_worker(self) -> bool:
        return self.is_active and self.role in (LioRole.WORKER, LioRole.MANAGER)

    @property
    def is_manager(self) -> bool:
        return self.is_active and self.role == LioRole.MANAGER

    @property
    def own_ref(self) -> Ref:
        return Ref("accounts", "user", str(self.pk))


class Link(models.Model):
    """A link sent by e-mail: it opens a page with one button, and only the button does something, once.

    The link itself is not kept, only its hash. `purpose` names who answers for it (`types.LinkOffer`), `ref` the record
    that it is about, `person` the ref of the contact where there is no user.
    """

    hash = models.CharField(_("fingerprint of the link"), max_length=64, unique=True)
    purpose = models.CharField(_("purpose"), max_length=40)
    ref = models.CharField(_("about (ref)"), max_length=80, blank=True)
    person = models.CharField(_("whose (ref)"), max_length=80, blank=True)
    user = models.ForeignKey(
        User, models.CASCADE, null=True, blank=True, related_name="links", verbose_name=_("whose (user)")
    )
    email = models.EmailField(_("sent to"), blank=True)
    data = models.JSONField(_("what the button needs"), default=dict)
    made_at = models.DateTimeField(_("made"), default=clock.now)
    expires_at = models.DateTimeField(_("good until"))
    used_at = models.DateTimeField(_("used"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id hash purpose ref data made_at expires_at used_at", personal="person user email", person="user"
    )

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        indexes = (models.Index(fields=("expires_at",), name="link_by_end"),)

    def __str__(self) -> str:
        return self.purpose


class Device(models.Model):
    """A browser that somebody has signed in with. It holds a long secret in a cookie; here is only its fingerprint.

    Until `trusted_until` no second factor is asked there. `name` is what its owner reads: "Firefox on Windows".
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="devices", verbose_name=_("whose"))
    fingerprint = models.CharField(_("fingerprint of its secret"), max_length=64)
    name = models.CharField(_("name"), max_length=80, blank=True)
    first_at = models.DateTimeField(_("first signed in"), default=clock.now)
    last_at = models.DateTimeField(_("last signed in"), default=clock.now)
    trusted_until = models.DateTimeField(_("remembered until"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id fingerprint trusted_until", personal="user name first_at last_at", person="user")

    class Meta:
        verbose_name = _("device")
        verbose_name_plural = _("devices")
        ordering = ("-last_at", "-id")
        constraints = (models.UniqueConstraint(fields=("user", "fingerprint"), name="device_once_for_a_user"),)

    def __str__(self) -> str:
        return self.name


class SignIn(models.Model):
    """One session of a user, from signing in to signing out: how it began, and on which device."""

    user = models.ForeignKey(User, models.CASCADE, related_name="sign_ins", verbose_name=_("whose"))
    session_key = models.CharField(_("session"), max_length=40, unique=True)
    device = models.ForeignKey(Device, models.SET_NULL, null=True, blank=True, verbose_name=_("device"))
    how = models.CharField(_("how they signed in"), max_length=20, blank=True)
    began_at = models.DateTimeField(_("began"), default=clock.now)

    PRIVACY = privacy.fields(none="id session_key how", personal="user device began_at", person="user")

    class Meta:
        verbose_name = _("sign-in")
        verbose_name_plural = _("sign-ins")
        ordering = ("-began_at", "-id")

    def __str__(self) -> str:
        return self.how


class Counted(models.Model):
    """What allauth counts and must not take twice (tries, codes used), shared by all worker processes for minutes.

    Django's database cache reads and writes this table: see `accounts.cache`.
    """

    cache_key = models.CharField(_("what is counted"), max_length=255, primary_key=True)
    value = models.TextField(_("how often"))
    expires = models.DateTimeField(_("kept until"), db_index=True)

    PRIVACY = privacy.fields(none="value expires", personal="cache_key")

    class Meta:
        verbose_name = _("count of tries")
        verbose_name_plural = _("counts of tries")

    def __str__(self) -> str:
        return self.cache_key

"""The record of processing activities (UK GDPR article 30): what is done with people's data, why and on what ground.

Which data, and how private each is, is read from the models themselves; a test fails on a model with personal fields that
stands in no line here.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hedgerow.engines.privacy.types import Processing

OURSELVES = _("Nobody outside our own team.")
ACTIVITIES = (
    Processing(
        name=_("Helping groups and the people in them"),
        purpose=_("To know whom to speak to in a group, what they asked for and what was done."),
        people=_("People who run, work for or volunteer in groups; officers of public bodies."),
        basis=_("Legitimate interests (article 6(1)(f)): a group asks for help through its people."),
        models=(
            "people.Contact",
            "people.Role",
            "people.ContactMerge",
            "people.ContactPair",
            "people.NotSameContact",
            "people.FoundBy",
            "people.WordPart",
            "ledger.Draft",
            "ledger.Note",
            "funding.Bid",
            "funding.Step",
            "spaces.Ask",
            "todo.Task",
            "files.Upload",
            "places.Knowledge",
        ),
        recipients=OURSELVES,
        kept=("people.quiet", "people.ended_roles", "ledger.notes", "todo.done"),
    ),
    Processing(
        name=_("What people agreed to"),
        purpose=_("To use details only as somebody agreed, and to be able to show it."),
        people=_("Everybody who was asked."),
        basis=_("Consent (article 6(1)(a)), and the duty to show it (article 7(1))."),
        models=("people.Consent",),
        recipients=_("A public body, only where somebody agreed to that body by name."),
        until=_("As long as the person is kept."),
    ),
    Processing(
        name=_("Access needs"),
        purpose=_("So that everybody can take part, and is asked only once."),
        people=_("People who told us what they need."),
        basis=_("Explicit consent (articles 6(1)(a) and 9(2)(a)): these may tell of health."),
        models=("people.AccessNeeds",),
        recipients=_("Whoever has to provide it, with their agreement."),
        until=_("As long as the person is kept, or until they say otherwise."),
    ),
    Processing(
        name=_("Safeguarding concerns and confidential notes"),
        purpose=_("To keep children and adults at risk safe."),
        people=_("Those a concern is about, and those who raised it."),
        basis=_(
            "Substantial public interest (article 9(2)(g); Data Protection Act 2018, schedule 1, paragraph 18), and "
            "legitimate interests."
        ),
        models=("people.Confidential", "people.Trace"),
        recipients=_("Named readers alone; a statutory body where the law asks for it."),
        until=_("Until the day that its readers set."),
    ),
    Processing(
        name=_("The public directory"),
        purpose=_("So that people find groups near them."),
        people=_("People whose own address or telephone a small group gives as its own."),
        basis=_("Consent to be named; for what a public register shows, legitimate interests."),
        models=("organisations.Organisation", "organisations.Sharing"),
        recipients=_("Anybody, where the group is published; a public body, where the group shares with it."),
        until=_("Until the group takes it out."),
    ),
    Processing(
        name=_("Membership"),
        purpose=_("To know which groups are members, since when, and to ask them to renew."),
        people=_("Whoever applies for a group, and whom its letters about membership go to."),
        basis=_("Contract with the group, and legitimate interests (article 6(1)(f))."),
        models=("membership.Application", "membership.Spell"),
        recipients=OURSELVES,
        kept=("membership.applications",),
    ),
    Processing(
        name=_("Suggestions from the public"),
        purpose=_("To put right what is wrong, and to answer."),
        people=_("Whoever suggested something."),
        basis=_("Legitimate interests (article 6(1)(f))."),
        models=("moderation.Submission",),
        recipients=OURSELVES,
        kept=("moderation.details",),
    ),
    Processing(
        name=_("Questions to residents, and budgets that they decide"),
        purpose=_("To hear ideas, to tell their writers what became of them, and to count each supporter once."),
        people=_("Residents who send an idea or a project, or support one."),
        basis=_("Legitimate interests (article 6(1)(f)); an e-mail address only where somebody wants an answer."),
        models=("participation.Idea", "participation.Project", "participation.Support"),
        recipients=_("Nobody: an idea is shown without its writer."),
        kept=("participation.addresses", "participation.supporters"),
    ),
    Processing(
        name=_("Letters, in and out"),
        purpose=_("To tell people what they need to know, and to take up what they write."),
        people=_("Everybody we write to, and who writes to us."),
        basis=_("Legitimate interests; for newsletters, consent."),
        models=("mail.Outgoing", "mail.Incoming"),
        recipients=_("Whoever carries our e-mail."),
        kept=("mail.words",),
    ),
    Processing(
        name=_("Letters about what is new in a search"),
        purpose=_("To tell whoever asked for it."),
        people=_("Anybody who left an address and confirmed it."),
        basis=_("Consent (article 6(1)(a)), withdrawn by one click."),
        models=("alerts.Subscription",),
        recipients=_("Whoever carries our e-mail."),
        until=_("Until it is stopped, or for a year; an address that is not confirmed, for a week."),
    ),
    Processing(
        name=_("Signing in, and acting for a group"),
        purpose=_("So that only those who may, see and change what is here."),
        people=_("Our team, group representatives, officers of public bodies, volunteers who wanted an account."),
        basis=_("Contract, or legitimate interests: keeping data safe (article 32)."),
        models=(
            "accounts.User",
            "accounts.Link",
            "accounts.SignIn",
            "accounts.Device",
            "accounts.Counted",
            "account.EmailAddress",
            "account.EmailConfirmation",
            "mfa.Authenticator",
            "socialaccount.SocialAccount",
            "socialaccount.SocialToken",
            "sessions.Session",
            "throttle.Attempts",
            "organisations.Access",
            "spaces.Invitation",
        ),
        recipients=_("Microsoft or Google, only for those who sign in by them."),
        kept=("accounts.closed", "accounts.links", "accounts.sessions"),
    ),
    Processing(
        name=_("Bringing in records from elsewhere"),
        purpose=_("To begin with what is known already."),
        people=_("Those who stand in the lists."),
        basis=_("That on which each list was made, written down with the import."),
        models=("imports.ImportRow",),
        recipients=OURSELVES,
        kept=("imports.rows",),
    ),
    Processing(
        name=_("Who did what"),
        purpose=_("So that what happened to a record can be told later (accountability, article 5(2))."),
        people=_("Our team, and all who sign in."),
        basis=_("Legal obligation (article 6(1)(c)), and legitimate interests."),
        models=("django_tasks_database.DBTaskResult",),
        recipients=OURSELVES,
        kept=("audit.events",),
    ),
)

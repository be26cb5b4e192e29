"""What the health check asks of those around a group: safety, room for everybody, their details, and others."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hedgerow.development.types import HealthArea, Question, Trait

CHARITY, EMPLOYER = Trait.CHARITY, Trait.EMPLOYER

AREAS: tuple[HealthArea, ...] = (
    HealthArea(
        "safety",
        _("Keeping people safe"),
        _("Those you are there for, and those who help."),
        (
            Question(
                "whom_to_tell",
                _(
                    "If somebody told you of harm to a child or an adult, would everybody know what to do and whom to tell?"
                ),
                _("Name somebody for safeguarding, and tell everybody who it is and what to do"),
            ),
            Question(
                "barred",
                _("Do you make sure that nobody who is barred works closely with children or adults at risk?"),
                _("Find out which roles need which check, and have them done"),
                law=_("Safeguarding Vulnerable Groups Act 2006, section 9"),
            ),
            Question(
                "insured",
                _("Are you insured for what could happen to people at what you do?"),
                _("Get quotes for public liability insurance"),
            ),
            Question(
                "safeguarding_policy",
                _("Do you have a safeguarding policy that fits what you really do, looked at within the last year?"),
                _("Write a safeguarding policy, or look at yours again"),
                least="small",
            ),
            Question(
                "think_through",
                _(
                    "Before an event or an outing, does somebody write down what could go wrong and what you do about it?"
                ),
                _("Use a one-page risk assessment for events"),
                least="small",
            ),
            Question(
                "health_and_safety",
                _("With five staff or more: is your health and safety policy in writing, and does everybody know it?"),
                _("Write a health and safety policy"),
                least="small",
                law=_("Health and Safety at Work etc. Act 1974, section 2(3)"),
                only=(EMPLOYER,),
            ),
            Question(
                "incidents",
                _("Does the committee know what has to be reported, and to whom, when something goes badly wrong?"),
                _("Agree what is a serious incident, and who reports it"),
                least="medium",
            ),
        ),
    ),
    HealthArea(
        "room",
        _("Room for everybody"),
        _("Who is there, who is missing, and who has a say."),
        (
            Question(
                "missing",
                _("Have you asked yourselves who does not come, and why?"),
                _("Talk about who does not come, and ask three of them why"),
            ),
            Question(
                "adjust",
                _("Do you change how you do things, where you can, so that disabled people can take part?"),
                _("Go through a usual day with somebody disabled, and change what you can"),
                law=_("Equality Act 2010, sections 20 and 29"),
            ),
            Question(
                "have_a_say",
                _("Do the people you are there for help to decide what you do?"),
                _("Agree one way in which the people you are there for help to decide"),
                least="small",
            ),
            Question(
                "equality",
                _("Is it written down that everybody is welcome, and what you do about it?"),
                _("Write an equality policy with two things that you will do"),
                least="small",
            ),
            Question(
                "complaints",
                _("Would somebody who is unhappy know how to say so, and what happens then?"),
                _("Write down how to complain, and show it where people are"),
                least="small",
            ),
            Question(
                "like_the_place",
                _("Do the committee and staff look like the place that you serve?"),
                _("Decide whom you want to hear from on the committee, and how to reach them"),
                least="medium",
            ),
        ),
    ),
    HealthArea(
        "details",
        _("Details and devices"),
        _("What you know of people, and how you keep it."),
        (
            Question(
                "kept_safe",
                _(
                    "Are people’s details kept safe, used only for what you said, and thrown away when no longer needed?"
                ),
                _("Make a list of whose details you keep, where, why and until when"),
                law=_("UK GDPR, article 5"),
            ),
            Question(
                "still_get_in",
                _("If one person left, could the group still get into its e-mail, its page and its files?"),
                _("Let two people be able to get into every account"),
            ),
            Question(
                "tell_people",
                _("Do you tell people what you do with their details when you ask for them?"),
                _("Write a privacy notice in plain words"),
                least="small",
                law=_("UK GDPR, article 13"),
            ),
            Question(
                "fee",
                _("Do you pay the data protection fee, or know why you need not?"),
                _("Find out whether you must pay the data protection fee"),
                least="small",
                law=_("Data Protection (Charges and Information) Regulations 2018"),
            ),
            Question(
                "pictures",
                _("Do you ask before you use somebody’s picture or story, and keep what they said?"),
                _("Use a short form when you take pictures and stories"),
                least="small",
            ),
            Question(
                "copies",
                _("Is there a copy of what matters, kept somewhere else, and has somebody tried to read it?"),
                _("Set up a copy of your files, and try it"),
                least="small",
            ),
            Question(
                "breach",
                _("If details were lost or stolen, would you know within three days whom you must tell?"),
                _("Write down what you do when details are lost"),
                least="medium",
                law=_("UK GDPR, articles 33 and 34"),
            ),
        ),
    ),
    HealthArea(
        "others",
        _("You and others"),
        _("How people find you, and whom you stand with."),
        (
            Question(
                "found",
                _("Can people who need you find you, with details that are right?"),
                _("Bring what is said of you up to date, here and on your own pages"),
            ),
            Question(
                "neighbours",
                _("Do you know the other groups near you, and do something with at least one of them?"),
                _("Visit two groups near you, or come to a network"),
            ),
            Question(
                "say_charity",
                _("Do your letters, pages and e-mails that ask for money say that you are a registered charity?"),
                _("Put “registered charity” and your number on whatever asks for money"),
                least="small",
                law=_("Charities Act 2011, section 194"),
                only=(CHARITY,),
            ),
            Question(
                "useful",
                _("Do you ask people how useful you were, and tell them what you changed?"),
                _("Ask one question at the end of what you do, and show what came of it"),
                least="small",
            ),
            Question(
                "in_a_network",
                _("Is somebody of yours in a network or forum, who brings back what is said there?"),
                _("Choose somebody who goes to a network for you"),
                least="small",
            ),
            Question(
                "decision_makers",
                _("Do the council and the NHS here know what you do, and what you see?"),
                _("Write a page on what you see, and ask to meet whoever decides"),
                least="medium",
            ),
            Question(
                "shared",
                _("Have you looked at what you could share with others: rooms, staff, buying?"),
                _("Ask two groups what you could share"),
                least="medium",
            ),
        ),
    ),
)

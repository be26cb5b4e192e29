"""What the health check asks of a group itself: its aims, its committee, its money, and those who do the work."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hedgerow.development.types import HealthArea, Question, Trait

CHARITY, COMPANY, EMPLOYER = Trait.CHARITY, Trait.COMPANY, Trait.EMPLOYER

AREAS: tuple[HealthArea, ...] = (
    HealthArea(
        "purpose",
        _("What you are for"),
        _("Why the group is there, and where it is going."),
        (
            Question(
                "aims",
                _("Are your aims written down, in words that everybody in the group would recognise?"),
                _("Write your aims on one page and agree them at a meeting"),
            ),
            Question(
                "within_aims",
                _("Is all that you do, and all that you spend, for the purposes in your governing document?"),
                _("Hold what you do against the purposes in your governing document"),
                law=_("The trustees’ duty to carry out the charity’s purposes (Charity Commission guidance CC3)"),
                only=(CHARITY,),
            ),
            Question(
                "plan",
                _("Do you have a plan for the coming year: what, who, and what it costs?"),
                _("Make a plan for the year on one or two pages"),
                least="small",
            ),
            Question(
                "difference",
                _("Can you say in two sentences what became better for people last year because of you?"),
                _("Agree what you want to change for people, and one way to see whether it does"),
                least="small",
            ),
            Question(
                "plan_looked_at",
                _("Does the committee look at the plan at least twice a year, and change it when things change?"),
                _("Put the plan on the agenda twice a year"),
                least="medium",
            ),
            Question(
                "risks",
                _("Have you written down what could go badly wrong, and what you would do then?"),
                _("Make a list of the ten largest risks, each with somebody who watches it"),
                least="medium",
            ),
        ),
    ),
    HealthArea(
        "running",
        _("Running the group"),
        _("The committee, its rules and its decisions."),
        (
            Question(
                "rules",
                _("Do you have a constitution or a set of rules, and does the committee know where it is?"),
                _("Adopt a simple constitution: we have one to begin from"),
            ),
            Question(
                "three",
                _("Are there at least three people on the committee who are not family and do not live together?"),
                _("Find people for the committee, so that three are unrelated"),
            ),
            Question(
                "noted",
                _("Do you write down what the committee decides, so that you could look it up in a year?"),
                _("Name somebody who writes down decisions, and one place where they are kept"),
            ),
            Question(
                "eligible",
                _("Has everybody on the committee signed that they are allowed to be a trustee?"),
                _("Have every trustee sign the declaration that they may be one"),
                law=_("Charities Act 2011, section 178"),
                only=(CHARITY,),
            ),
            Question(
                "register",
                _(
                    "Is your entry on the register right, and does the regulator get in time what it asks for each year?"
                ),
                _("Bring the register up to date, and note the date of the annual return"),
                law=_("Charities Act 2011, sections 35 and 169"),
                only=(CHARITY,),
            ),
            Question(
                "companies_house",
                _(
                    "Does Companies House know your directors as they are, and get the confirmation statement each year?"
                ),
                _("Bring Companies House up to date, and note the date of the confirmation statement"),
                law=_("Companies Act 2006, section 853A"),
                only=(COMPANY,),
            ),
            Question(
                "conflicts",
                _(
                    "Do people on the committee say so, and step back, when something touches their own money or family?"
                ),
                _("Ask about conflicts of interest at the start of each meeting, and write them down"),
                least="small",
            ),
            Question(
                "next",
                _("Do you know who could join the committee next, and is there a way in for new people?"),
                _("Make a list of what the committee lacks, and ask two people"),
                least="small",
            ),
            Question(
                "introduced",
                _("Is somebody new on the committee introduced: the papers, the duties, whom to ask?"),
                _("Put together what a new committee member should be given and told"),
                least="medium",
            ),
            Question(
                "delegated",
                _("Is it written down what staff decide, and what only the committee may?"),
                _("Write down what is delegated to whom"),
                least="medium",
                only=(EMPLOYER,),
            ),
            Question(
                "board_review",
                _("Has the board looked at how well it works itself within the last three years?"),
                _("Set a date to review how the board works"),
                least="large",
            ),
        ),
    ),
    HealthArea(
        "money",
        _("Money"),
        _("Where it comes from, where it goes, and who can see that."),
        (
            Question(
                "account",
                _("Is the group’s money in an account in the group’s own name?"),
                _("Open a bank account in the group’s name"),
            ),
            Question(
                "two_agree",
                _("Do two people who are not family agree every payment?"),
                _("Have two unrelated people agree every payment"),
            ),
            Question(
                "book",
                _("Do you write down every pound that comes in and goes out, and keep the receipts?"),
                _("Keep one simple book of money in and out, with the receipts"),
            ),
            Question(
                "six_years",
                _("Are those records kept for at least six years?"),
                _("Put the last six years of records in one safe place"),
                law=_("Charities Act 2011, sections 130 and 131"),
                only=(CHARITY,),
            ),
            Question(
                "accounts",
                _(
                    "Are accounts made for each year, and looked at by somebody independent where your income asks for it?"
                ),
                _("Make the year’s accounts, and find an independent examiner if you need one"),
                least="small",
                law=_("Charities Act 2011, sections 132, 133 and 145"),
                only=(CHARITY,),
            ),
            Question(
                "budget",
                _("Does the committee agree a budget before each year, and look at it during the year?"),
                _("Agree a budget for the year, and compare it with what happened every three months"),
                least="small",
            ),
            Question(
                "how_long",
                _("Do you know how long the group could go on if no new money came?"),
                _("Work out how many months your reserves last, and how many you want"),
                least="small",
            ),
            Question(
                "one_source",
                _("Would the group survive if its largest source of money stopped?"),
                _("Make a fundraising plan with more than one source"),
                least="medium",
            ),
            Question(
                "reserves",
                _("Is there a written policy for reserves, with a figure and the reason for it?"),
                _("Write a reserves policy with a figure and the reason"),
                least="medium",
            ),
            Question(
                "controls",
                _("Has somebody from outside looked at how money is controlled within the last three years?"),
                _("Ask the auditor or examiner to look at financial controls"),
                least="large",
            ),
        ),
    ),
    HealthArea(
        "people",
        _("The people who do it"),
        _("Volunteers, and staff where there are some."),
        (
            Question(
                "whom_to_ask",
                _("Does everybody who helps know what is asked of them, and whom to turn to?"),
                _("Write half a page for everybody who helps: what, when, whom to ask"),
            ),
            Question(
                "if_one_left",
                _("If the person who does most left tomorrow, would somebody know how to go on?"),
                _("Share out what one person does, and write down how it is done"),
            ),
            Question(
                "insured_staff",
                _("Do you have employers’ liability insurance for at least £5 million?"),
                _("Take out employers’ liability insurance"),
                law=_("Employers’ Liability (Compulsory Insurance) Act 1969"),
                only=(EMPLOYER,),
            ),
            Question(
                "terms",
                _("Did everybody you employ get their terms in writing by their first day?"),
                _("Give everybody you employ their terms in writing"),
                law=_("Employment Rights Act 1996, section 1"),
                only=(EMPLOYER,),
            ),
            Question(
                "pay",
                _("Are pay, tax and workplace pensions dealt with as the law asks, and does somebody check that?"),
                _("Have payroll and pensions checked by somebody who knows them"),
                law=_("Pensions Act 2008, part 1; Income Tax (Pay As You Earn) Regulations 2003"),
                only=(EMPLOYER,),
            ),
            Question(
                "expenses",
                _("Do volunteers get back what it costs them to help, and know how to ask for it?"),
                _("Agree how volunteers’ expenses are paid, and tell them"),
                least="small",
            ),
            Question(
                "talks",
                _("Does everybody who works for you talk regularly with somebody about how it goes?"),
                _("Set regular talks for each member of staff"),
                least="small",
                only=(EMPLOYER,),
            ),
            Question(
                "learning",
                _("Do staff and volunteers get the training that they need, with time and money for it?"),
                _("Ask everybody what they need to learn, and plan it"),
                least="medium",
            ),
            Question(
                "handbook",
                _("Are there written ways to deal with grievances, illness and poor work?"),
                _("Write or adopt policies for grievances, illness and performance"),
                least="medium",
                only=(EMPLOYER,),
            ),
        ),
    ),
)

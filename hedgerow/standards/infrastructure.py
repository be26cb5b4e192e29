"""Other schemes for what local infrastructure does, and the codes under which infrastructure charities are registered.

Sources: NAVCA, "Local infrastructure: the five functions" (England); the "four pillars" of Third Sector Support Wales
(thirdsectorsupport.wales); the four roles of third sector interfaces in the Scottish Government's outcomes framework for
them; the six functions of a volunteer centre as Volunteering England set them out. Only the names are kept here: which of
our activities is near to which is a proposal of ours (`charter.vocabulary`), and no published mapping.

Infrastructure charities: the Charity Commission's classification, "how" code 309 ("acts as an umbrella or resource body")
or "who" code 205 ("other charities or voluntary bodies").
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Scheme:
    """Another scheme: its code, title, nation or body, and its words by code."""

    code: str
    title: str
    whose: str
    concepts: dict[str, str]


SCHEMES: dict[str, Scheme] = {
    scheme.code: scheme
    for scheme in (
        Scheme(
            "navca",
            "NAVCA’s five functions",
            "England",
            {
                "development": "Development",
                "liaison": "Liaison",
                "support": "Support",
                "representation": "Representation",
                "partnership": "Working in partnership",
            },
        ),
        Scheme(
            "wales",
            "The four pillars",
            "Wales",
            {
                "volunteering": "Volunteering",
                "governance": "Good governance",
                "funding": "Sustainable funding",
                "engagement": "Engagement and influencing",
            },
        ),
        Scheme(
            "scotland",
            "Four roles of third sector interfaces",
            "Scotland",
            {
                "intelligence": "Local intelligence",
                "voice": "Voice",
                "connect": "Connect",
                "capacity": "Build capacity",
            },
        ),
        Scheme(
            "volunteer-centre",
            "The functions of a volunteer centre",
            "United Kingdom",
            {
                "brokerage": "Brokerage",
                "marketing": "Marketing volunteering",
                "opportunities": "Developing opportunities",
                "good-practice": "Good practice",
                "policy": "Policy and campaigning",
                "strategic": "Strategic development",
            },
        ),
    )
}

UMBRELLA_HOW, CHARITIES_WHO = "309", "205"

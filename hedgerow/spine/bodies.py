"""Telling the name of an organisation from that of a person, so that people's names never enter the spine.

The rule leans to the person's side: a name is kept only where a word in it speaks of a body. A trade alone does not
("Ann Example Photography" may be a woman with a camera), nor does what follows "trading as".
"""

from __future__ import annotations

import re

# Words that make a name a body's whatever else is in it.
LEGAL = frozenset("ltd limited limted plc llp llc inc cic cio scio ccg nhs mbc mba cofe csp pcn hmrc hmcs".split())
WORDS = frozenset(
    """
    company corporation trust trustees foundation found charity charitable council councils borough city county district
    hospital hospitals hospice clinic surgery practice pharmacy chemist chemists school schools sch
    academy academies college university nursery nurseries preschool kindergarten playgroup pre group groups club clubs
    society association assoc federation fellowship league union institute institution centre center church parish
    diocese circuit mosque temple synagogue chapel cathedral catholic methodist islamic jewish muslim sikh hindu
    partners partnership partnerships care carers homecare housing homes lodge manor court hall hotel hotels inn grange
    farm farms restaurant cafe community communities arts theatre museum library libraries orchestra band brass choir
    singers sport sports leisure gym football cricket rugby uk gb britain british international europe european england
    english national royal north south east west northern southern eastern western trafford salford manchester greater
    travel tours taxis cars coaches transport buses rail bank finance insurance assurance pensions capital properties
    estates recruitment agency agencies project projects network board authority office department ministry police
    probation courts tribunal commission commissioner embassy registry municipal redacted organisation enterprise
    enterprises industries productions studios gallery festival tenants residents forum hub alliance aid age citizens
    women youth young people scouts guides volunteers voluntary friends families family children childrens kids
    disability autism advocacy fostering supported living respite futures together action energy water gas electric
    electrical engineering systems technologies software telecom press publishing supplies supply products equipment
    stores retail trading holdings logistics motors utilities waste recycling security healthcare medical services
    solutions support initiatives home house residential nursing childcare education learning health primary
    response point space break mind out there stretford altrincham urmston partington
    """.split()
)
TITLES = re.compile(
    r"(?:mr|mrs|ms|miss|mx|dr|doctor|prof|professor|sir|dame|lady|lord|rev|revd|cllr|councillor)\b\.?", re.I
)
# No person's name begins, or goes on, like this.
PHRASE = re.compile(r"^(?:the|st|saint|our|my|your)\b\.? |\b(?:for|of|in|with|against|to)\b|& co\b", re.I)
TRADING = re.compile(r"\s(?:t/a|t/as|ta|trading as|c/o)\s", re.I)
INITIALS = re.compile(r"(?:[a-z]\.?\s+){1,3}[a-z'’-]+", re.I)
# Words above that one person alone may trade under: not enough in a short name.
ALONE = frozenset(
    "services support travel taxis cars sports supplies motors studios properties productions young".split()
)
REDACTED = re.compile(r"redact|withheld|confidential|personal data|individual", re.I)


def is_redaction(name: str) -> bool:
    """True where the publisher has itself left a person's name out."""
    return bool(REDACTED.search(name))


def is_body(name: str) -> bool:
    """True for a name that can only be an organisation's.

    >>> is_body("Sale Brass Band"), is_body("Ann Example T/A Sale Care Services"), is_body("Mrs A Example")
    (True, False, False)
    """
    before = TRADING.split(f" {name.strip()} ")[0].strip()
    words = set(
        re.findall(r"[a-z]+", re.sub(r"c\.?i\.?c\.?\b", "cic", before.lower().replace("’", "'").replace("'s", "s")))
    )
    if words & LEGAL:
        return True
    if TITLES.match(before) or INITIALS.fullmatch(before):
        return False
    if PHRASE.search(before):
        return True
    if len(before.split()) == 1 and len(before) > 3:
        return True
    found = words & WORDS
    return bool(found - ALONE) or (bool(found) and len(before.split()) > 3)

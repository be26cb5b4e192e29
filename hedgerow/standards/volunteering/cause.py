"""What volunteering is for: the causes, of the Volunteering and Social Action Ontology.

Source: its `taxonomy_cause.ttl`, version of 23 March 2026 (Volunteering Data Standard
Working Group, ns.volunteeringdata.io, OGL 3). Codes as they are published, misspellings among them: they are names.
"""

from hedgerow.standards.volunteering.reading import concepts

TOP = "Cause"
CONCEPTS = concepts(
    TOP,
    """
AnimalWelfare: Animal Welfare
AntiPoverty: Anti-Poverty
    LowIncomeHouseholds: Low Income Households
ArtsAndCulture: Arts and Culture
Care: Care
    InCare: In Care
CivilRights: Civil Rights
Community: Community
    LocalAuthority: Local Authority
    LocalCommunity: Local Community
        ResidentsDisadvantagedNeighbourhoods: Residents of Disadvantaged Neighbourhoods
CrimeSafety: Crime / Safety
    CrimeExOffenders: Crime & ex-offenders
        OffendersAndExOffenders: Offenders and Ex-Offenders
    VictimsOfCrime: Victims of Crime
DevelopmentEmergencyRelief: Development & emergency relief
Disability: Disability
    LearningDisabilities: Learning Disabilities
    PhysicalDisability: Physical Disability
    SensoryImpairment: Sensory Impairment
EducationLanguages: Education & languages
    LiteracyNeeds: Literacy Needs
Environment: Environment
EthnicMinorities: Ethnic Minorities
Families: Families
    LoneParents: Lone Parents
    Parents: Parents
GenderSexuality: Gender / Sexuality
GeneralPublic: General Public
Health: Health
    Illness: Illness
    MentalHealth: Mental Health
    SubstanceAbuse: Substance Abuse
Heritage: Heritage
Housing: Housing
LGBT: LGBT
MensGroups: Mens Groups
OlderPeople: Older People
OverseasAidDevelopingWorld: Overseas Aid / Developing World
RefugeesAsylumSeekers: Refugees / Asylum Seekers
ReligionFaith: Religion & Faith
SportOutdoorActivities: Sport & Outdoor Activities
Unemployment: Unemployment
WomensGroups: Womens Groups
YouthAndChildren: Youth & children
""",
)

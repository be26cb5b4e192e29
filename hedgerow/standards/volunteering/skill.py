"""What somebody may bring, of the Volunteering and Social Action Ontology.

Source: its `taxonomy_skill.ttl`, version of 23 March 2026 (Volunteering Data Standard
Working Group, ns.volunteeringdata.io, OGL 3). Codes as they are published, misspellings among them: they are names.
"""

from hedgerow.standards.volunteering.reading import concepts

TOP = "Skill"
CONCEPTS = concepts(
    TOP,
    """
Communication: Communication
    ClearSpokenCommunication: Clear spoken communication
    ActiveListening: Active listening
    RelayAccurateInformation: Ability to relay accurate information
    PhoneOnlineSupport: Supporting people via phone/online
    RadioUse: Use of radios / walkie-talkies
    PublicEngagement: Confidence engaging with the public or groups
DigitalAndTechnology: Digital & technology
    BasicITSkills: Basic IT skills
    SmartphoneUse: Confident smartphone use (maps, messaging, camera)
    RemoteCommunicationTools: Familiarity with remote communication tools
    DataEntryAndReporting: Simple data entry and reporting
    SocialMediaHandling: Responsible handling of social media
PersonalAndInterpersonal: Personal & interpersonal
    EmpathyAndCompassion: Empathy and compassion
    CalmnessUnderPressure: Calmness under pressure
    PatienceAndUnderstanding: Patience and understanding
    ReliabilityAndTrustworthiness: Reliability and trustworthiness
    ProfessionalBoundaries: Respect for professional boundaries
    CulturalSensitivity: Cultural sensitivity
    TraumaInformedAwareness: Trauma-informed awareness
    ConflictDeescalation: Conflict de-escalation
PracticalAndOperational: Practical & operational
    Logistics: Logistics (sorting, packing, distributing supplies)
    ShelterSupport: Shelter support (setting up spaces, helping evacuees)
    BasicRecordKeeping: Basic record keeping
    BasicEquipmentUse: Use of basic equipment (sandbags, barriers, tools)
    NavigationAndOrientation: Navigation and orientation
    Driving: Driving (car, van, off-road vehicles)
    CrowdQueueManagement: Crowd/queue management
    PilotLicense: Pilot License
    HGVCategoryD: HGV/Category D
SafetyAndEmergencyAwareness: Safety & emergency awareness
    EmergencyBriefings: Understanding emergency briefings and instructions
    BasicSafeguarding: Basic safeguarding knowledge
    RiskAwareness: Risk awareness (water, fire, structure, debris)
    SafeManualHandling: Safe manual handling
    IncidentReporting: Incident reporting
    BasicFirstAid: Basic first aid knowledge
    FireSafetyAwareness: Fire safety awareness
    WaterSafetyAwareness: Water safety awareness
TeamworkAndLeadership: Teamwork & leadership
    CooperativeWork: Ability to work cooperatively
    IndependentWork: Ability to work independently
    LeadingSmallGroups: Leading small groups or tasks
    ManagingTeamConflict: Managing conflict within teams
    MentoringVolunteers: Supporting or mentoring new volunteers
""",
)

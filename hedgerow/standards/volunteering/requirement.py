"""What a role asks for, of the Volunteering and Social Action Ontology.

Source: its `taxonomy_requirement.ttl`, version of 23 March 2026 (Volunteering Data Standard
Working Group, ns.volunteeringdata.io, OGL 3). Codes as they are published, misspellings among them: they are names.
"""

from hedgerow.standards.volunteering.reading import concepts

TOP = "Requirement"
CONCEPTS = concepts(
    TOP,
    """
AssetsEquipment: Assets & Equipment
    PersonalEquipment: Personal Equipment
        SturgyFootwear: Sturdy footwear (e.g., boots)
        WaterproofsWarmLayers: Waterproofs and warm layers
        Gloves: Gloves (work gloves, waterproof gloves)
        HighVisibilityVest: High-visibility vest
        HeadtorchFlashlight: Headtorch or flashlight
        PhonePowerBank: Phone + power bank
        FirstAidKit: Small personal first aid kit
        WaterBottle: Water bottle
    TransportMobilityAssets: Transport & Mobility Assets
        FourByFourVehicle: 4x4 vehicle (personal or organisational)
        SUVOffRoad: SUV or off-road capable vehicle
        VehicleTowCapability: Vehicle with tow capability
        VanOrPeopleCarrier: Access to a van or people-carrier
        TransportEquipmentSupplies: Ability to transport equipment or supplies
        BicyclesCargoBikes: Access to bicycles or cargo bikes
        Boat: Boat
        Hovercraft: Hovercraft
    SpecialistUsefulAssets: Specialist or Useful Assets
        WalkieTalkiesRadios: Walkie-talkies or radios
        PortableGenerator: Portable generator or power station
        WaterPump: Water pump (for localised flooding help)
        Tools: Tools (shovel, rake, chainsaw, basic toolkit)
        PortableShelterGazebo: Portable shelter/gazebo
        ThermalBlankets: Thermal blankets
        PPE: PPE such as masks, goggles, or waterproof gloves
        MapsWaterproofMapCases: Maps / waterproof map cases
        LifeJacket: Life jacket (for trained flood volunteers)
        Venue: Venue
        Kitchen: Kitchen
CommunityEnvironmentKnowledge: Community & Environment Knowledge
    LocalRoadsFacilitiesKnowledge: Knowledge of local roads, facilities, and resources
    DiverseNeedsAwareness: Understanding diverse needs within the community
    LocalSupportServicesAwareness: Awareness of local support services
Legal: Legal
    IDCheck: ID Check
    DBSCheck: DBS Check
PhysicalPracticalReadiness: Physical & Practical Readiness
    PhysicalStamina: Physical stamina for standing, walking, carrying
    OutdoorWorkAbility: Ability to work outdoors in varied conditions
    PersonalPreparedness: Personal preparedness (water, snacks, medication)
""",
)

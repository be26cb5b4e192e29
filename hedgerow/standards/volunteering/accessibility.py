"""What may be said of how a role can be done, of the Volunteering and Social Action Ontology.

Source: its `taxonomy_accessibility.ttl`, version of 23 March 2026 (Volunteering Data Standard
Working Group, ns.volunteeringdata.io, OGL 3). Codes as they are published, misspellings among them: they are names.
"""

from hedgerow.standards.volunteering.reading import concepts

TOP = "Accessibility"
CONCEPTS = concepts(
    TOP,
    """
AgeRequirements: Age Requirements
DigitalAccessibility: Digital Accessibility
ExpensesPaid: Expenses Paid
LanguageRequirements: Language Requirements
PhysicalAccessibility: Physical Accessibility
WifiUsage: Wifi Usage
TechnologyRequirements: Technology Requirements
TechnologyAvailability: Technology Availability
RemoteAccessibility: Remote Accessibility
BuildingAccessibilityFeatures: Building Accessibility Features
PublicTransportAccess: Public Transport Access
ParkingAvailability: Parking Availability
ServiceAnimals: Service Animals
VisualImpairment: Visual Impairment
CareProfessionals: Care Professionals
""",
)

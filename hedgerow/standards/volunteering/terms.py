"""Names of the Volunteering and Social Action Ontology that we read and write.

Source: the `ontology*.ttl` files of the Volunteering and Social Action Ontology, version of 23 March 2026 (Volunteering Data
Standard Working Group, ns.volunteeringdata.io, OGL 3).
"""

from __future__ import annotations

NAMESPACE = "https://ns.volunteeringdata.io/"
CLASSES = ("Organisation", "Activity", "Role", "Session", "Location", "CharityRegistration")
#: the properties that our feed uses, with the class whose records have them; "" for what says something of the data
PROPERTIES: dict[str, str] = {
    "organisationName": "Organisation",
    "organisationDescription": "Organisation",
    "organisationWebsite": "Organisation",
    "organisationActivity": "Organisation",
    "organisationCause": "Organisation",
    "organisationCharityRegistration": "Organisation",
    "charityRegistrationRegistrar": "CharityRegistration",
    "charityRegistrationRegistrationNumber": "CharityRegistration",
    "activityTitle": "Activity",
    "activityDescription": "Activity",
    "activityOrganisation": "Activity",
    "activityRole": "Activity",
    "activitySession": "Activity",
    "activityPublishStartDate": "Activity",
    "activityPublishEndDate": "Activity",
    "roleTitle": "Role",
    "roleDescription": "Role",
    "roleActivity": "Role",
    "roleApplyLink": "Role",
    "roleCommitment": "Role",
    "roleMinimumAge": "Role",
    "roleAllowsRemoteParticipation": "Role",
    "roleRequirement": "Role",
    "roleSkill": "Role",
    "roleAccessibility": "Role",
    "sessionLocation": "Session",
    "sessionTime": "Session",
    "locationName": "Location",
    "locationAddress": "Location",
    "locationLatitude": "Location",
    "locationLongitude": "Location",
    "license": "",
    "publisher": "",
    "modified": "",
    "conformsTo": "",
}
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PARTS = ("Morning", "Afternoon", "Evening")
#: the times of a week that the ontology has names for: "MondayMorning" is from 6 to 12
TIMES = tuple(f"{day}{part}" for day in DAYS for part in PARTS)

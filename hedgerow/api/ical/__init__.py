"""iCalendar (RFC 5545): what is on, as a feed that calendars follow."""

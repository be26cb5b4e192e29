"""The words that work is tagged with: functions, activities, priorities."""

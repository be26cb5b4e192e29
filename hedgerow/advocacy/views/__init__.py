"""Pages of advocacy: our team's, everybody's, and those of a group's space."""

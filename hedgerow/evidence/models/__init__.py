"""What evidence keeps: reports as they were issued."""

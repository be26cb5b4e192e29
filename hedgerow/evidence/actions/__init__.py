"""What is done with evidence: reports are issued."""

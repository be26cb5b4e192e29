"""What groups raise, what they agree to say, what is asked, what was answered, and what changed."""

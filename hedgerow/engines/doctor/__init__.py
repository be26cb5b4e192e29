"""What is wrong with this installation, and what to do: each app offers the checks that it knows how to make."""

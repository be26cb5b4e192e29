"""Community participation: questions to residents, and budgets that they decide."""

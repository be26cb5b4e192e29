"""Representation: seats on public boards, who holds them and how they were chosen."""

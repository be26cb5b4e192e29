"""Mallowdale, a borough that does not exist: open data in the publishers' own forms, and two years of work on top.

It is made from a seed, so that everybody sees the same place. It lies in the North Sea, its postcodes begin with Q
(no real one does), its area codes and charity numbers are above any that were ever given.
"""

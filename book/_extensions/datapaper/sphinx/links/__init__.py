"""Roles and permalinks that lead to numbers, rows and tables."""

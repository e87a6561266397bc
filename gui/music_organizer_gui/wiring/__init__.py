"""Joins pages and controllers: who wishes what, and who answers; no logic of its own."""

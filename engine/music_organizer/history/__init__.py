"""The journal in SQLite; the only package that knows Peewee."""

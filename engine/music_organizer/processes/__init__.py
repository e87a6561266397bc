"""Processes of this program that work beside it and speak in lines of JSON."""

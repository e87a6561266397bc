"""Playlists and cue sheets as text: which files they name, and how. Nothing here opens a file."""

"""Pure decisions: what would be done, and why. Nothing here changes the disk."""

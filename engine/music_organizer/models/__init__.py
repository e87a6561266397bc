"""Plain frozen data that every layer shares; nothing here reads or writes anything."""

"""期限: what is coming up over all contracts."""

"""改定: two versions beside each other."""

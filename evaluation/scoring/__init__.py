"""What came out against what careful readers found: every figure with the misses behind it."""

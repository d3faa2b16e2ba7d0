"""一括処理: many files at once, led by the process and kept in the workspace."""

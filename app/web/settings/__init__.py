"""設定: what holds for the workspace and all who use it."""

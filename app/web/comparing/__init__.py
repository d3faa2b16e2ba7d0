"""比較: one matter over many documents."""

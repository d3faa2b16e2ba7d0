"""文書: what is stored, and one document from every side."""

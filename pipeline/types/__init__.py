"""Nouns of the pipeline: frozen values, standard library only."""

"""Adapters behind the ports, one file per foreign library, and the training recipes."""

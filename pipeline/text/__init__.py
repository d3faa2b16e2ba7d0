"""Pure functions on str: normal forms, numerals, sentences, tokens."""

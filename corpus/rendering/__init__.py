"""Documents to print: a model of their blocks, rendered to Word, PDF, Markdown and plain text. For tests and the corpus."""

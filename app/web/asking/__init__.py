"""質問: a question, its answer with the clause beside it."""

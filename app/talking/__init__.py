"""A talk about documents: a line that is typed -> what is shown."""

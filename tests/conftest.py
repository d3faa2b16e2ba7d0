"""For all tests: examples made by Hypothesis take the time they take, for machines are shared."""

from hypothesis import settings

settings.register_profile("shared", deadline=None)
settings.load_profile("shared")

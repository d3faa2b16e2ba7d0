"""Document, Extraction -> Profile; Profiles -> Relations: what documents are to each other, read from their texts."""

from pipeline.relate.profiles import profile
from pipeline.relate.proposals import Shelf, keys, proposals, wanted

__all__ = ["Shelf", "keys", "profile", "proposals", "wanted"]

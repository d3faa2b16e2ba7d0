"""What can go wrong, under one root. Messages are for the user: one Japanese sentence, what is wrong and what to do."""


class YakkanError(Exception):
    """A failure the user can understand and do something about."""


class SourceError(YakkanError):
    """A file cannot be read as a document."""


class LockedError(SourceError):
    """A file is locked, and no password that was given opens it."""


class WorkspaceError(YakkanError):
    """The workspace cannot do what was asked of it."""


class MissingError(WorkspaceError):
    """There is no such document, or no more: where it was removed while it was in use, work over what is left may succeed."""


class ModelError(YakkanError):
    """A model is missing, broken, or does not fit the index it is used with."""


class ExportError(YakkanError):
    """A result cannot be written to where it was asked for."""

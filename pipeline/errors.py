"""What can go wrong, under one root. Messages are for the user: one Japanese sentence, what is wrong and what to do."""

import errno


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


class ReadOnlyError(WorkspaceError):
    """The workspace can be read, not written: what would be kept beside an answer is left out."""


class ModelError(YakkanError):
    """A model is missing, broken, or does not fit the index it is used with."""


class ExportError(YakkanError):
    """A result cannot be written to where it was asked for."""


_WHY = {
    errno.ENOENT: "見つかりません",
    errno.EISDIR: "フォルダです",
    errno.ENOTDIR: "フォルダではなくファイルです",
    errno.EEXIST: "同じ名前のものがあります",
    errno.EACCES: "権限がありません",
    errno.EPERM: "権限がありません",
    errno.ENOSPC: "空きがありません",
    errno.EDQUOT: "空きがありません",
    errno.EFBIG: "大きすぎます",
    errno.EROFS: "書き込めないディスクです",
}


def why(error: OSError) -> str:
    """What the operating system says, in Japanese; its number where that is rare."""
    return _WHY.get(error.errno or 0, f"エラー番号 {error.errno}")

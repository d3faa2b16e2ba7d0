"""Office files under a password: told apart from old Word files, and unlocked."""

from io import BytesIO

from pipeline.errors import LockedError, SourceError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKAGE = "EncryptedPackage".encode("utf-16-le")  # the stream that holds the real file


def is_locked(data: bytes) -> bool:
    """Whether data is an encrypted .docx (or another Office file): a container of the old kind around the real one."""
    return data.startswith(_OLE) and _PACKAGE in data


def unlock(data: bytes, name: str, password: str) -> bytes:
    """The Office file within a locked one; SourceError where the password is wrong.

    How often the password is to be hashed stands in the file, in a million rounds if it likes: call it where it can be
    ended. What the library raises on a broken container is whatever its parsers raise.
    """
    import msoffcrypto
    from msoffcrypto.exceptions import DecryptionError, InvalidKeyError

    unlocked = BytesIO()
    try:
        office = msoffcrypto.OfficeFile(BytesIO(data))
        office.load_key(password=password, verify_password=True)
        office.decrypt(unlocked)
    except InvalidKeyError as error:
        raise LockedError(
            f"「{name}」のパスワードが違うので、--password に正しいパスワードを指定してください。"
        ) from error
    except DecryptionError as error:
        raise SourceError(
            f"「{name}」は対応していない方式で保護されているので、Word で保護を外して保存し直してから指定してください。"
        ) from error
    return unlocked.getvalue()

"""Who uses the app: the owner of this machine where no login is set up, else who the provider says they are."""

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import streamlit as st

from app.login import Provider
from pipeline.errors import YakkanError

if TYPE_CHECKING:
    from pipeline.store.people import Person

_HOURS = 12
"""After so many hours one logs in again."""
_MOST_ENDED = 10_000
_LONGEST = 60
"""Characters of a name that are shown."""


class Standing(StrEnum):
    """How one stands at the door; OWNER: no login is set up."""

    OWNER = "owner"
    OUTSIDE = "outside"
    EXPIRED = "expired"
    STRANGER = "stranger"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who somebody is. person: their name among the people of the workspace, "" where they are not; shown: as the provider calls them."""

    standing: Standing
    person: str = ""
    shown: str = ""

    @property
    def is_in(self) -> bool:
        """Whether they may see anything."""
        return self.standing in (Standing.OWNER, Standing.KNOWN)


class OutsideError(YakkanError):
    """Nobody is logged in any more."""


_provider: Provider | None = None
_ended: "OrderedDict[tuple[str, ...], None]" = OrderedDict()
"""Logins that were ended: what a browser or another of its windows still has of them opens nothing."""


def asks(provider: Provider | None) -> None:
    """Whether one has to log in, and where; said once, before the app is served."""
    global _provider
    _provider = provider


def claims() -> Mapping[str, Any]:
    """What the provider's token says of who has the page open; to be taken while the page is made, later nobody knows."""
    return {} if _provider is None else dict(st.user)


def visitor(people: "Callable[[], Iterable[Person]]", said: Mapping[str, Any]) -> Visitor:
    """Who it is that such claims tell of, just now; people: gives those of the workspace."""
    return Visitor(Standing.OWNER) if _provider is None else told(said, people(), time.time())


def told(claims: Mapping[str, Any], people: "Iterable[Person]", now: float) -> Visitor:
    """Who it is that a provider's token tells of; now: seconds since 1970.

    An address counts only where the provider has verified it, a sub only where it is no address: in either case
    somebody could have chosen it to be taken for another.
    """
    if claims.get("is_logged_in") is not True or _key(claims) in _ended:
        return Visitor(Standing.OUTSIDE)
    begun = claims.get("iat")
    if not isinstance(begun, int | float) or not begun <= now + 300 < begun + _HOURS * 3600 + 300:
        return Visitor(Standing.EXPIRED)
    mail, sub = (str(claims.get(name) or "").strip() for name in ("email", "sub"))
    names = [mail] if claims.get("email_verified") is True and mail else []
    names += [sub] if sub and "@" not in sub else []
    shown = _printable(str(claims.get("name") or "")) or _printable(names[0] if names else "")
    for name in names:
        for one in people:
            if _same(one.name, name):
                return Visitor(Standing.KNOWN, one.name, shown)
    return Visitor(Standing.STRANGER, "", "・".join(filter(None, map(_printable, names))) or shown)


def leave() -> None:
    """Ends the login, in all windows of the browser; to be called in a callback."""
    _ended[_key(dict(st.user))] = None
    while len(_ended) > _MOST_ENDED:
        _ended.popitem(last=False)
    st.logout()


def _key(claims: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(claims.get(name)) for name in ("iss", "sub", "iat", "nonce"))


def _same(known: str, given: str) -> bool:
    """Whether a name is that of a person; of addresses the case does not count."""
    return known == given or ("@" in known and known.isascii() and given.isascii() and known.lower() == given.lower())


def _printable(said: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in said).strip()[:_LONGEST]

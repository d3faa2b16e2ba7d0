"""What changed between two versions, as `diff --json` tells it, and the written lists of it with every fault found."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.goldfiles import fault_at
from pipeline.types.address import Address

KINDS = frozenset("added deleted modified moved renumbered split merged".split())
EFFECTS = frozenset("number modality actor conjunction exception condition scope definition reference wording".split())
FAVOURS = frozenset("provider customer neutral unclear".split())
_SIDES = {"added": (0, 1), "deleted": (1, 0), "split": (1, 2), "merged": (2, 1)}
"""Fewest addresses of the old and the new version; 0: none at all. The other kinds have one of each."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change at the smallest unit that holds it; old and new: where it stands in either version, () for nowhere.

    effects: what it does to rights and duties, of EFFECTS; substantive: False where it changes form only; favours: whom.
    """

    kind: str
    old: tuple[Address, ...]
    new: tuple[Address, ...]
    effects: tuple[str, ...] = ()
    substantive: bool = True
    favours: str = "unclear"

    @classmethod
    def plain(cls, old: tuple[Address, ...], new: tuple[Address, ...]) -> "Change":
        """A difference that nothing more is known of: one address on either side, or on one side only."""
        return cls("modified" if old and new else "deleted" if old else "added", old, new)

    @property
    def sides(self) -> tuple[frozenset[Address], frozenset[Address]]:
        """What tells changes apart: no two of one list have the same."""
        return frozenset(self.old), frozenset(self.new)

    def __str__(self) -> str:
        sides = ("、".join(map(str, side)) or "–" for side in (self.old, self.new))
        return f"{self.kind} {' → '.join(sides)}"


def load(path: Path, old: Collection[Address], new: Collection[Address]) -> tuple[Change, ...]:
    """The changes of a `<id>.<n>.changes.jsonl`; GoldError with file, line and reason for the first that is wrong.

    old, new: the addresses that the two versions have.
    """
    found: dict[tuple[frozenset[Address], frozenset[Address]], Change] = {}
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        if not line:
            continue
        try:
            change = read(json.loads(line))
            _exist(change.old, old, "the old version")
            _exist(change.new, new, "the new version")
        except json.JSONDecodeError as error:
            raise fault_at(path, number, f"no JSON: {error}") from error
        except KeyError as error:
            raise fault_at(path, number, f"{error.args[0]} is missing") from error
        except (TypeError, ValueError) as error:
            raise fault_at(path, number, str(error)) from error
        if change.sides in found:
            raise fault_at(path, number, f"told twice: {change}")
        found[change.sides] = change
    return tuple(found.values())


def read(row: Mapping[str, Any]) -> Change:
    """The change that a row tells; KeyError, TypeError or ValueError where it cannot be one."""
    kind = _known(KINDS, row["kind"], "kind")
    old, new = (tuple(map(Address.parse, row[side])) for side in ("old", "new"))
    for side, count, fewest in zip(("old", "new"), map(len, (old, new)), _SIDES.get(kind, (1, 1)), strict=True):
        if count < fewest or (count > fewest and fewest != 2):
            raise ValueError(f"{kind} with {count} addresses in {side}")
    effects = tuple(_known(EFFECTS, effect, "effect") for effect in row["effects"])
    if len(set(effects)) < len(effects):
        raise ValueError(f"an effect twice: {effects}")
    if not isinstance(row["substantive"], bool):
        raise TypeError(f"substantive is true or false: {row['substantive']!r}")
    return Change(kind, old, new, effects, row["substantive"], _known(FAVOURS, row["favours"], "favours"))


def _known(known: frozenset[str], value: str, what: str) -> str:
    if value not in known:
        raise ValueError(f"no {what}: {value!r}")
    return value


def _exist(addresses: Sequence[Address], known: Collection[Address], where: str) -> None:
    for address in addresses:
        if address not in known:
            raise ValueError(f"no unit {address} in {where}")

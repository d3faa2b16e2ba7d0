"""Values of this package as JSON and back, by the types of their fields."""

import dataclasses
import functools
import json
import types
import typing
from collections.abc import Callable, Hashable, Mapping
from enum import Enum
from typing import Any, TypeVar

_Value = TypeVar("_Value")
_Json = Any


def encode(value: object) -> bytes:
    """UTF-8 JSON in which a dataclass is the list of its fields; a frozenset is one of texts."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":")).encode()


def decode(kind: type[_Value], data: bytes) -> _Value:
    """The value of that kind that encode made data of; of a union only one type and None are told apart."""
    return typing.cast(_Value, _decoder(typing.cast(Hashable, kind))(json.loads(data)))


def _plain(value: object) -> object:
    if dataclasses.is_dataclass(value):
        return [_plain(getattr(value, field.name)) for field in dataclasses.fields(value)]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, frozenset):
        return sorted(map(str, value))
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value


def _same(value: _Json) -> _Json:
    return value


@functools.cache
def _decoder(kind: Hashable) -> Callable[[_Json], _Json]:
    """What makes a value of that kind of plain JSON."""
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _of_dataclass(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if origin in (typing.Union, types.UnionType):
        others = [one for one in inside if one is not types.NoneType]
        one = _decoder(others[0]) if len(others) == 1 else _same
        return _same if one is _same else lambda value: None if value is None else one(value)
    if origin is frozenset:
        return frozenset
    if origin is tuple and inside[-1] is Ellipsis:
        each = _decoder(inside[0])
        return tuple if each is _same else lambda values: tuple(map(each, values))
    if origin is tuple:
        parts = [_decoder(one) for one in inside]
        if all(part is _same for part in parts):
            return tuple
        return lambda values: tuple(part(value) for part, value in zip(parts, values, strict=True))
    return _same


def _of_dataclass(kind: type) -> Callable[[_Json], _Json]:
    decoders: list[Callable[[_Json], _Json]] = []

    def made(values: _Json) -> _Json:
        if not decoders:  # a kind may hold values of its own: its decoder is there before theirs
            hints = typing.get_type_hints(kind)
            decoders.extend(_decoder(hints[field.name]) for field in dataclasses.fields(kind))
        return kind(*[decoder(value) for decoder, value in zip(decoders, values, strict=True)])

    return made

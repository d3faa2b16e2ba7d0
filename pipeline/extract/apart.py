"""The norms of a document, article by article as they are asked for: of two versions most articles are the same."""

from collections import defaultdict

from pipeline.extract.norms import bearers, norms_among
from pipeline.extract.norms.located import Located
from pipeline.extract.reader import Node, Reading
from pipeline.types.address import Address
from pipeline.types.clause import Norm


class NormsOf:
    """Finds the norms of articles, each of them once, and the same as find_norms finds in the whole."""

    def __init__(self, reading: Reading) -> None:
        self._nodes: dict[str, list[Node]] = defaultdict(list)
        for node in reading.walk():
            if node.address is not None:
                self._nodes[node.address.parts[0]].append(node)
        self._bearers, self._places = bearers(reading), Located(reading.document.source.text)
        self._found: dict[str, tuple[Norm, ...]] = {}

    def __call__(self, address: Address) -> tuple[Norm, ...]:
        """The norms of all that stands under the first part of an address: 第3条, 附則, 別紙1."""
        top = address.parts[0]
        if top not in self._found:
            self._found[top] = norms_among(self._nodes[top], self._bearers, self._places)
        return self._found[top]

"""What `diff` says of two versions: the lines that came and went, told by the printed numbers that they stand under."""

from difflib import SequenceMatcher

from evaluation.baselines.numbers import lines, plain
from evaluation.changes import Change
from pipeline.types.address import Address
from pipeline.types.document import Document


def changes(old: Document, new: Document) -> list[Change]:
    """A change for every number with a line that is not in the other version, in the order of the new version.

    A number that both versions have is modified, else deleted or added. A line diff knows no more: every change
    counts as substantive, none has effects.
    """
    before, after = lines(plain(old.source)), lines(plain(new.source))
    matcher = SequenceMatcher(None, [line.text for line in before], [line.text for line in after], autojunk=False)
    gone: dict[Address, None] = {}
    come: dict[Address, None] = {}
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            gone |= dict.fromkeys(line.address for line in before[a:b])
            come |= dict.fromkeys(line.address for line in after[c:d])
    olds, news = {line.address for line in before}, {line.address for line in after}
    return [
        Change.plain((address,) if address in olds else (), (address,) if address in news else ())
        for address in gone | come
    ]

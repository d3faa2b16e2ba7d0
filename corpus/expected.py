"""What a careful reader finds in a document: its units as values, by address. The rules of addresses are the gold's."""

from dataclasses import dataclass


@dataclass(slots=True)
class Expected:
    """A unit of the tree; text and wrap_up without numbers, blocks and rows of tables joined by a line feed.

    chapter: the divisions it stands in, 「第1章 総則 / 第1節 通則」, "" for none.
    """

    address: str
    text: str = ""
    caption: str | None = None
    wrap_up: str = ""
    chapter: str = ""

    def add(self, text: str) -> None:
        """One more block of its text."""
        self.text += f"\n{text}" if self.text else text

    def close(self, text: str) -> None:
        """One more block of what stands after the list below it."""
        self.wrap_up += f"\n{text}" if self.wrap_up else text

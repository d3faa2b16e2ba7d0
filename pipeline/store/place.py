"""Where a workspace is."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """A folder, or a database and the folder of this machine that holds what belongs to it (the index, dismissals).

    url: postgresql://…, None for the SQLite file in the folder; never shown, as it may hold a password.
    """

    folder: Path
    url: str | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        """What names the place again; a URL may hold a password."""
        return self.url or str(self.folder)

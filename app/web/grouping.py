"""To which groups documents are shown."""

from collections.abc import Sequence

from app.web.naming import record_id
from pipeline.errors import WorkspaceError
from pipeline.store import Workspace, people
from pipeline.store.members import People


class Groups:
    """The groups of a workspace's people and documents, as one person may know and change them."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def known(self) -> tuple[str, ...]:
        """The groups that people are in, by name."""
        return tuple(sorted({group for person in People(self._workspace).all() for group in person.groups}))

    def to_give(self) -> tuple[str, ...]:
        """The groups that a document can be given to by who adds it: their own, all that are known for who manages them."""
        own = self._workspace.groups()
        return self.known() if own is None else tuple(sorted(own))

    def of(self, document: str) -> tuple[str, ...]:
        """The groups that a document is shown to, () where it is everybody's."""
        return People(self._workspace).groups_of(record_id(document))

    def common(self, documents: Sequence[str]) -> tuple[str, ...]:
        """The groups that may see what is made of these documents together, () for everybody; WorkspaceError where no group may see all."""
        ids, own = [self._workspace.record(record_id(one)).id for one in documents], self._workspace.groups()
        common = self._workspace.read(lambda connection: people.common(connection, ids))
        if common is None:
            return ()
        if shown := common if own is None else common & own:
            return tuple(sorted(shown))
        raise WorkspaceError(
            "原契約と覚書のすべてを見られるグループがないので、統合した本文は登録できません。管理者に依頼してください。"
        )

    def share(self, document: str, groups: Sequence[str]) -> None:
        """Shows a document to these groups alone, to everybody without any."""
        People(self._workspace).share(record_id(document), groups)

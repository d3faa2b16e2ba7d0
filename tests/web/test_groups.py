"""To which groups what comes into the workspace by the app is shown."""

import pytest

from app.web.library import Library
from pipeline.errors import WorkspaceError
from pipeline.settings import Settings
from pipeline.store import Place
from pipeline.store.members import People


def test_what_is_made_of_several_documents_is_for_those_who_may_see_them_all(tmp_path, models) -> None:
    library = Library(Place(tmp_path), Settings(), models)
    base = library.add("規約\n第1条（目的）\n目的を定める。\n".encode(), "甲.txt").document
    note = library.add("覚書\n第1条（目的）\n第1条を改める。\n".encode(), "乙.txt").document
    assert library.groups.common((base, note)) == ()
    people = People(library.workspace)
    people.share(note, ["法務", "役員"])
    assert library.groups.common((base, note)) == ("役員", "法務")
    people.share(base, ["法務"])
    assert library.groups.common((base, note)) == ("法務",)
    people.share(base, ["営業"])
    with pytest.raises(WorkspaceError, match="すべてを見られるグループがない"):
        library.groups.common((base, note))

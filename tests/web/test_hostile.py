"""A contract that means harm is shown as its text, on every page."""

import json
import re

import pytest

from app.web.library import Library
from app.web.links import DEADLINES, DOCUMENTS, MATRIX, REVISIONS
from pipeline.settings import Settings
from pipeline.store import Place

BAD = '<img src=x onerror="window.hacked = 1">'
TURNED = "\u202e\u2066約価\u202d"
LONG = "長" * 5_000
OLD = f"""<b>悪意</b>契約書 $x$ :material/delete: {TURNED}

株式会社みなと（以下「甲」という。）と株式会社<i>かざま</i>（以下「乙」という。）は、次のとおり契約する。

第1条（<script>window.hacked = 1</script>）
甲は、{BAD}の「A & B」を、解約の3か月前までに**必ず**返す。`code` :red[赤] [押す](javascript:alert(2)) {TURNED}

第2条（期間）
本契約の期間は、2025年4月1日から2099年3月31日までとする。ただし、期間満了の3か月前までに甲又は乙から{BAD}による申出がないときは、本契約はさらに1年間自動的に更新される。

第3条（長い行）
{LONG}
"""
NEW = OLD.replace("3か月前までに**必ず**", "6か月前までに**必ず**").replace("2025年4月1日から", "2026年4月1日から")
MEMORANDUM = f"""<b>悪意</b>契約の変更に関する覚書

第1条　<b>悪意</b>契約書第1条中「必ず」を「{BAD}」に改める。
"""
KNOWN = re.compile(
    r"<(?!/?(?:a|article|aside|b|blockquote|br|button|caption|dd|del|details|div|dl|dt|figure|footer|h[1-4]|header|i|img src=\"data:|ins|li|mark|meter|nav|ol|p|progress|q|section|span|summary|table|tbody|td|th|thead|tr|ul)\b)"
)


@pytest.fixture
def shelf(tmp_path, models) -> tuple[str, str, str]:
    library = Library(Place(tmp_path), Settings(), models)
    given = ((OLD, "<i>旧</i>.txt"), (NEW, "$新$ :material_delete:.txt"), (MEMORANDUM, "覚書.txt"))
    return tuple(library.add(text.encode(), name).document for text, name in given)


def test_every_page_shows_only_text(app, shown, shelf) -> None:
    old, new, by = shelf
    pages = [
        ("", {"q": "「A & B」はいつまでに返す？"}),
        (DOCUMENTS, {"d": old}),
        *((DOCUMENTS, {"d": old, "v": side}) for side in ("facts", "kinds", "terms", "norms", "issues")),
        (MATRIX, {"m": "renewal.auto,term.end,type:termination_by_customer"}),
        (REVISIONS, {"o": old, "n": new}),
        *((REVISIONS, {"o": old, "n": new, "v": side}) for side in ("main", "form", "facts")),
        (REVISIONS, {"v": "history", "d": new, "a": "第1条"}),
        (REVISIONS, {"v": "amend", "b": old, "by": by}),
        (DEADLINES, {"s": "all"}),
        (DOCUMENTS, {}),
        (DOCUMENTS, {"v": "queue"}),
        (MATRIX, {"v": "lacking"}),
    ]
    for path, parameters in pages:
        at = app(path, **parameters)
        html = shown(at)
        assert not at.exception, (path, parameters)
        assert "予期しない誤り" not in html, (path, parameters)
        assert KNOWN.search(html) is None, (path, parameters, KNOWN.search(html))
        assert "<b>悪意" not in html and "<i>かざま" not in html and 'href="javascript' not in html
        markdown = [one.value for one in at.markdown] + [one.label for one in (*at.button, *at.expander, *at.tabs)]
        assert "悪意" not in json.dumps(markdown, ensure_ascii=False), (path, parameters)

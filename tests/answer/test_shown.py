"""What README and `make demo` show of a document of the corpus, with the models that ship."""

import pytest

from corpus.catalog import HERE
from models import clause_types, question_types, static_embedder
from pipeline import run


@pytest.fixture(scope="module")
def terms():
    return run.parse_file(HERE / "terms" / "hoshimado.md")


@pytest.mark.parametrize(
    ("question", "opening", "unit"),
    [
        ("解約はいつまでに申し出る？", "契約者は、解約を希望する日の1か月前までに、", "第13条第1項"),
        ("支払いが遅れたら？", "契約者が料金その他利用契約に基づく債務の支払いを怠ったときは、", "第10条"),
        ("再委託 可否", "はい。当社は、", "第23条"),
        ("再委託してもいいですか", "はい。当社は、", "第23条"),
        ("データセンターは国内にありますか？", None, None),
    ],
)
def test_what_is_shown_is_answered(terms, question: str, opening: str | None, unit: str | None) -> None:
    [found] = run.ask(
        [question],
        terms,
        question_types=question_types.default(),
        clause_types=clause_types.default(),
        embedders=static_embedder.default(),
    )
    assert (found.text is None) is (opening is None)
    if found.text is not None and opening is not None:
        assert found.text.startswith(opening)
        assert str(found.citations[0].address) == unit

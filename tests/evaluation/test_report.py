"""The report as a page and as files, for made-up results, and one small document measured from end to end."""

import json
from pathlib import Path

import pytest
from lxml import html as lxml_html

from evaluation import goldfiles, report, whole
from evaluation.cases import Case
from evaluation.gold import Accepted, Gold, Question, WholeQuestion
from evaluation.ratio import Ratio
from evaluation.reporting import names, page
from evaluation.reporting.comparison import Member
from evaluation.reporting.contents import Findings, chapters
from evaluation.reporting.sections import Chapter
from evaluation.runner import Judged, Result
from evaluation.scored import Miss, Scored
from evaluation.scoring.sets import joined
from pipeline import run
from pipeline.types.address import Address
from pipeline.types.answer import Answer, Citation, Hit, Verdict

TERMS = """配送サービス利用規約

第1条（料金）
1　会員は、毎月末日までに月額500円の料金を<b>支払わ</b>なければなりません。
2　前項の支払が遅れたときは、会員は年14.6%の遅延損害金を支払います。

第2条（解約）
会員は、1か月前までに書面で当社に届け出ることにより、この契約を解約できます。
"""


def at(text: str) -> Address:
    return Address.parse(text)


def answered() -> Judged:
    question = Question(
        "q1", "料金<いくら>？", "fact", "colloquial", "500円です。", ("500円|五百円",), (at("第1条第1項"),), ()
    )
    words = "年14.6%の遅延損害金を支払います"
    answer = Answer(
        "料金<いくら>？", Verdict.ANSWERED, "年14.6%です。", 0.5,
        (Citation("d", at("第1条第2項"), words, ()),), (Hit("d", at("第1条第2項"), 1.0), Hit("d", at("第2条"), 0.5)),
    )  # fmt: skip
    figures = {
        "retrieval.article_at_1": Ratio(1, 1),
        "retrieval.unit_at_1": Ratio(0, 1),
        "retrieval.precise": Ratio(0.25, 1),
        "answers.right": Ratio(0, 1),
        "answers.false_refusal": Ratio(0, 1),
    }
    return Judged(question, Scored(figures, (Miss("answers.right", "q1", "500円", "年14.6%"),)), answer)


def nearly() -> Judged:
    """Right but for a share of characters."""
    question = Question("q2", "解約 期限", "fact", "keyword", "1か月前まで", ("1か月",), (at("第2条"),), ())
    answer = Answer("解約 期限", Verdict.ANSWERED, "1か月前まで", 0.9, (), ())
    figures = {"retrieval.precise": Ratio(0.5, 1), "answers.right": Ratio(1, 1)}
    return Judged(question, Scored(figures, (Miss("retrieval.precise", "q2", "第2条", "余分な語"),)), answer)


def findings(split: str = "dev", *, revisions: tuple[Member, ...] = ()) -> Findings:
    [document] = run.parse_bytes(TERMS.encode(), "haisou.txt")
    case = Case("haisou", "配送サービス利用規約", "利用規約", split, document, Gold(), None)
    judged = (answered(), nearly())
    read = Scored({"clauses.main": Ratio(1, 2)}, (Miss("clauses.main", "第2条", "termination_by_customer", "fees"),))
    searched = tuple(Judged(one.question, Scored({"retrieval.unit_at_1": Ratio(1, 1)})) for one in judged)
    systems = {
        "product": joined([read, *(one.scored for one in judged)]),
        "bm25": joined(one.scored for one in searched),
    }
    return Findings(split, [Result(case, systems, {"product": judged, "bm25": searched}, 0.5)], revisions)


def shown(*, revisions: tuple[Member, ...] = ()) -> tuple[Findings, tuple[Chapter, ...]]:
    found = findings(revisions=revisions)
    return found, chapters(found)


def text_of(found: list) -> list[str]:
    return [" ".join(one.text_content().split()) for one in found]


def test_the_page_is_whole_and_asks_nothing_of_the_net() -> None:
    written = page.html(*shown())
    tree = lxml_html.document_fromstring(written)
    assert not tree.xpath("//script | //link | //img | //iframe | //*[@src]")
    assert {link.get("href")[1:] for link in tree.xpath("//nav//a")} <= set(tree.xpath("//@id"))
    assert text_of(tree.xpath("//h2")) == [
        "概要", "文書ごと", "問いの文体ごと", "問いの種類ごと", "確信度", "外れの一覧", "指標の定義",
    ]  # fmt: skip
    assert len(tree.xpath("//svg")) >= 4
    defined = text_of(tree.xpath("//h2[@id='measures']/following-sibling::table//tr"))
    assert len(defined) == 1 + len(names.KNOWN)


def test_a_missed_question_shows_both_answers_and_the_text() -> None:
    tree = lxml_html.document_fromstring(page.html(*shown()))
    [card] = tree.xpath("//details[@id='q1']")
    assert text_of(card.xpath("summary/span")) == ["単位@1 ×", "字の適合 0.250", "正答 ×"]
    assert card.xpath("summary")[0].text == "料金<いくら>？"
    told = dict(zip(text_of(card.xpath("dl/dt")), text_of(card.xpath("dl/dd")), strict=True))
    assert told["番号"] == "q1（話しことば・事実）"
    assert told["正解の答え"] == "500円です。" and told["答えに要る語"] == "500円 / 五百円"
    assert told["本製品の答え"] == "年14.6%です。"
    assert told["本製品の根拠"] == "第1条第2項年14.6%の遅延損害金を支払います"
    assert told["本製品の検索"] == "第1条第2項、第2条"
    assert told["正解の箇所"].startswith("第1条第1項会員は、毎月末日までに月額500円の料金を")


def test_other_misses_stand_in_tables_with_the_text_of_the_unit() -> None:
    tree = lxml_html.document_fromstring(page.html(*shown()))
    assert text_of(tree.xpath("//h3[@id='misses-1']")) == ["haisou 配送サービス利用規約 3 件"]
    rows = [text_of(row.xpath("td")) for row in tree.xpath("//table[@class='misses']//tbody/tr")]
    assert rows == [
        ["主な種類 第2条", "termination_by_customer", "fees",
         "会員は、1か月前までに書面で当社に届け出ることにより、この契約を解約できます。"],
        ["字の適合 q2", "第2条", "余分な語", ""],
    ]  # fmt: skip


def test_all_text_is_escaped() -> None:
    written = page.html(*shown())
    assert "料金&lt;いくら&gt;？" in written and "<いくら>" not in written
    assert "<b>支払わ" not in written


def test_revisions_that_the_product_does_not_compare_are_told() -> None:
    pair = Member("haisou.2", {"lines": Scored({"revisions.kind": Ratio(1, 2)})}, "haisou")
    text = report.text(*shown(revisions=(pair,)))
    assert "本製品はまだ版を比べない。" in text
    assert "| 変更の種別 | 1 | 0.500 |" in text.split("#### 改定の比較")[1]


def test_questions_over_all_documents_have_a_chapter_and_their_misses() -> None:
    question = WholeQuestion("w1", "配送の料金は？", "keyword", (Accepted("haisou", (at("第1条"),), "月額500円"),))
    hits = {"product": [("other", at("第1条")), ("haisou", at("第1条第1項"))], "bm25": [("haisou", at("第1条"))]}
    searched = whole.Searched(question, {name: whole.score(question, listed) for name, listed in hits.items()})
    one = findings()
    found = Findings("dev", one.results, whole=(searched,))
    text = report.text(found, chapters(found)).split("#### 全文書からの検索")[1]
    assert "| 文書@1 | 1 | 0.000 | 1.000 | −1.000 |" in text and "| 単位@5 | 1 | 1.000 | 1.000 | +0.000 |" in text
    assert "| 単語だけ | 1 | 0.000 | 0.000 | 1.000 |" in text
    tree = lxml_html.document_fromstring(page.html(found, chapters(found)))
    assert text_of(tree.xpath("//h3[@id='misses-2']")) == ["全文書からの検索 2 件"]
    assert "other 第1条、haisou 第1条第1項" in tree.text_content()


def test_there_is_a_word_for_every_style_and_type_of_the_gold() -> None:
    assert set(names.STYLES) == goldfiles.STYLES and set(names.TYPES) == goldfiles.TYPES


FIGURES = "前\n<!-- evaluate dev -->\n旧\n<!-- end of evaluate dev -->\n間\n<!-- evaluate test -->\n旧\n<!-- end of evaluate test -->\n後\n"


@pytest.mark.parametrize("split", ["dev", "test", "train"])
def test_a_split_writes_its_own_part_of_the_figures(
    split: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    figures = tmp_path / "figures.md"
    figures.write_text(FIGURES, "utf-8")
    monkeypatch.setattr(report, "FIGURES", figures)
    monkeypatch.setattr(report, "measured", findings)
    assert report.main(["--split", split, "--out", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / "report.html").exists() and (tmp_path / "out" / "report.md").exists()
    text = figures.read_text("utf-8")
    assert text.count("旧") == (2 if split == "train" else 1)
    if split != "train":
        assert f"<!-- evaluate {split} -->\n\n### {names.SPLITS[split]}\n\n文書 1 件、問い 2 件" in text
    assert text.startswith("前\n") and "\n間\n" in text and text.endswith("\n後\n")


def kept(folder: Path) -> Path:
    (folder / "terms").mkdir()
    (folder / "gold").mkdir()
    (folder / "terms" / "haisou.txt").write_text(TERMS, "utf-8")
    rows = {
        "clauses": [{"address": "第1条", "types": ["fees"]}, {"address": "第2条", "types": ["termination_by_customer"]}],
        "questions": [
            {"id": "h1", "question": "遅延損害金の利率は？", "type": "fact", "style": "formal", "answer": "年14.6%",
             "must": ["14.6"], "cites": ["第1条第2項"], "alt_cites": []},
            {"id": "h2", "question": "営業所はどこですか。", "type": "unanswerable", "style": "formal", "answer": None,
             "must": [], "cites": [], "alt_cites": []},
        ],
    }  # fmt: skip
    for kind, listed in rows.items():
        text = "\n".join(json.dumps(row, ensure_ascii=False) for row in listed)
        (folder / "gold" / f"haisou.{kind}.jsonl").write_text(text + "\n", "utf-8")
    return folder


def test_documents_kept_elsewhere_are_measured_from_end_to_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = report.FIGURES.read_text("utf-8")
    assert report.main(["--external", str(kept(tmp_path)), "--out", str(tmp_path / "out")]) == 0
    assert "1/1 文書 haisou" in capsys.readouterr().err
    text = (tmp_path / "out" / "report.md").read_text("utf-8")
    assert "### 外部の文書" in text and "文書 1 件、問い 2 件（うち本文に答えのないもの 1 件）" in text
    clauses = text.split("**条項の種類**")[1]
    assert "| 主な種類 | 1 | 1.000 |" in clauses
    assert "| 単位@1 | 1 | 1.000 | 1.000 | +0.000 |" in text
    assert "**構造**" not in text, "nobody has read the structure"
    assert report.FIGURES.read_text("utf-8") == before


def test_bad_gold_stops_with_file_line_and_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = kept(tmp_path) / "gold" / "haisou.clauses.jsonl"
    bad.write_text(bad.read_text("utf-8") + '{"address": "第3条", "types": ["unheard_of"]}\n', "utf-8")
    assert report.main(["--external", str(tmp_path), "--out", str(tmp_path / "out")]) == 1
    assert capsys.readouterr().err == f"{bad}:3: no clause type: 'unheard_of'\n"
    assert not (tmp_path / "out").exists()

"""The amendment pack: sentences made of the texts, days counted by 民法, and the points of law to look at."""

from datetime import date

import pytest

from pipeline import run
from pipeline.revise.pack import pack
from pipeline.types.pack import Pack, Timing
from tests.revise.compared import compared
from tests.texts import document

HEAD = "見本株式会社（以下「当社」という。）は、会員が利用するサービスの規約を定める。\n\n"


def packed(old: str, new: str, *, announced: str = "2026-01-10", effective: str | None = None) -> Pack:
    revision = compared(HEAD + old, HEAD + new)
    return pack(
        revision,
        announced=date.fromisoformat(announced),
        effective=date.fromisoformat(effective) if effective else None,
    )


def said(old: str, new: str) -> str:
    """What is said of the one change between two articles."""
    texts = (f"第1条（定め）\n{text}\n第2条（準拠法）\n日本法による。\n" for text in (old, new))
    [point] = packed(*texts).points
    return "".join(point.sentences)


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("会員は、退会する日の1か月前までに、書面で届け出る。", "会員は、退会する日の2か月前までに、書面で届け出る。", "解約の申出期限が、1か月前から2か月前に早まりました。"),
        ("会費は、月額1,200円とする。", "会費は、月額1,000円とする。", "料金の額が、1,200円から1,000円に下がりました。"),
        ("会員は、鍵を5本まで借りることができる。", "会員は、鍵を3本まで借りることができる。", "会員の権利「鍵を3本まで借りることができる」について、5本から3本に減りました。"),
        ("当社は、鍵を直さなければならない。", "当社は、鍵を直すことができる。", "当社の定めが、義務「鍵を直さなければならない」から権利「鍵を直すことができる」に変わりました。"),
        ("手数料は、会員が負担する。", "手数料は、当社が負担する。", "だれがするか（だれが負担するか）が、「会員」から「当社」に変わりました。"),
        ("会員は、鍵を写してはならない。", "会員は、鍵を写してはならない。ただし、当社が認めたときは、この限りでない。", "例外が加わりました：「ただし、当社が認めたときは、この限りでない」。"),
        ("会員は、倉庫を使う。", "会員は、係員が立ち会う場合に、倉庫を使う。", "条件に関わる「係員が立ち会う場合に」が加わりました。"),
        ("3回以上休んだ会員には、催促する。", "3回を超えて休んだ会員には、催促する。", "「以上」が「を超えて」となり、ちょうどその数のときが含まれなくなりました（「3回を超えて休んだ会員には」）。"),
        ("会員は、倉庫で工具を使う。", "会員は、倉庫と庭で工具を使う。", "対象が、「倉庫で工具を使う」から「倉庫と庭で工具を使う」に変わりました。"),
        ("会員は、第2条に従う。", "会員は、第1条に従う。", "参照先が、「第2条」から「第1条」に変わりました。"),
    ],
)  # fmt: skip
def test_a_sentence_for_every_effect(old: str, new: str, wanted: str) -> None:
    assert said(old, new) == wanted


def test_the_meaning_of_a_term() -> None:
    old = "第1条（用語）\nこの規約で用いる語の意味は、次のとおりとする。\n（1）「道具」とは、脚立及び箒をいう。\n（2）「当番」とは、会員をいう。\n第2条（道具）\n当番は、道具を元の場所に戻す。\n"
    [point] = packed(old, old.replace("脚立及び箒", "脚立、台車及び箒")).points
    assert point.sentences == (
        "「道具」の意味が、「「道具」とは、脚立及び箒」から「「道具」とは、脚立、台車及び箒」に変わりました。",
    ) or ("「道具」の意味" in point.sentences[0])


def test_an_article_that_is_new_says_whose_duty_it_brings() -> None:
    old = "第1条（鍵）\n会員は、鍵を返す。\n"
    [point] = packed(old, old + "第2条（名札）\n会員は、場内では名札を付けなければならない。\n").points
    assert point.sentences == ("第2条「名札」が新設されました（会員の義務「場内では名札を付けなければならない」）。",)


def test_nobody_is_named_whom_the_unit_does_not_name() -> None:
    old = "第1条（鍵）\n会員は、鍵を返す。\n第2条（感想）\n品物を受け取った場合、その品物の感想を書くことができる。\n"
    [point] = packed(old, old.split("第2条")[0]).points
    assert point.sentences == ("第2条「感想」がなくなりました（権利「その品物の感想を書くことができる」）。",)


def quoted(sentence: str) -> list[str]:
    """What stands in 「」, the outermost, cut at …"""
    found, depth, begin = [], 0, 0
    for at, sign in enumerate(sentence):
        if sign == "「":
            depth += 1
            begin = at + 1 if depth == 1 else begin
        elif sign == "」":
            depth -= 1
            found += sentence[begin:at].split("…") if depth == 0 else []
    return found


OLD = """第1条（会費）
会員は、毎月10日までに、会費として月額1,000円を支払う。
第2条（退会）
会員は、退会する日の1か月前までに、書面で届け出ることにより、退会することができる。
第3条（名簿）
当社は、会員の住所又は電話番号を名簿に載せる。
第4条（変更）
当社は、この規約を変更することができる。変更するときは、効力の生じる日の1か月前までに、当社のウェブサイトで知らせる。
附則
この規約は、2024年4月1日から施行する。
"""
NEW = (
    OLD.replace("1,000円", "1,200円")
    .replace("退会する日の1か月", "退会する日の2か月")
    .replace("住所又は電話番号", "住所及び電話番号")
    + "附則\nこの規約は、2026年4月1日から施行する。\n"
)


def test_every_quotation_stands_in_the_texts_and_the_heaviest_comes_first() -> None:
    found = packed(OLD, NEW)
    texts = "".join(unit.text for side in (found.revision.old, found.revision.new) for unit in side.walk())
    for point in found.points:
        for words in (one for sentence in point.sentences for one in quoted(sentence)):
            assert words in texts, words
    assert [point.sentences[0][:2] for point in found.points][-1] == "附則"
    assert {str(found.revision.changes[point.change].new[0]) for point in found.points[:2]} == {"第1条", "第2条"}
    assert {point.change for point in found.points} == {
        at for at, change in enumerate(found.revision.changes) if change.substantive
    }


@pytest.mark.parametrize(
    ("announced", "timing"),
    [("2026-02-28", Timing.ENOUGH), ("2026-03-01", Timing.EDGE), ("2026-03-02", Timing.SHORT)],
)
def test_neither_the_day_of_the_notice_nor_that_in_force_is_counted(announced: str, timing: Timing) -> None:
    found = packed(OLD, NEW, announced=announced)
    [notice] = found.notices
    assert (found.effective, notice.latest, notice.timing) == (date(2026, 4, 1), date(2026, 2, 28), timing)
    assert notice.length == "1か月" and notice.clause.words in OLD


@pytest.mark.parametrize(
    ("period", "announced", "effective", "latest", "earliest"),
    [
        ("14日", "2026-06-14", "2026-06-29", date(2026, 6, 14), date(2026, 6, 29)),
        ("1か月", "2026-01-30", "2026-03-31", date(2026, 2, 27), date(2026, 3, 1)),
        ("2週間", "2023-12-31", "2024-03-01", date(2024, 2, 15), date(2024, 1, 15)),
        ("1年", "2026-01-10", "2027-01-11", date(2026, 1, 10), date(2027, 1, 11)),
        ("10営業日", "2026-01-10", "2026-04-01", None, None),
    ],
)
def test_days_are_counted(
    period: str, announced: str, effective: str, latest: date | None, earliest: date | None
) -> None:
    old, new = (text.replace("効力の生じる日の1か月", f"効力の生じる日の{period}") for text in (OLD, NEW))
    [notice] = packed(old, new, announced=announced, effective=effective).notices
    assert (notice.latest, notice.earliest) == (latest, earliest)


def test_without_a_day_in_force_only_the_earliest_is_known() -> None:
    found = packed(OLD, OLD.replace("月額1,000円", "月額900円"))
    assert found.effective is None and found.notices[0].timing is Timing.OPEN
    assert found.notices[0].earliest == date(2026, 2, 11)


def test_the_points_of_law_hold_the_changes_that_belong_to_them() -> None:
    found = packed(OLD, NEW)
    points = {check.law + check.title: check for check in found.checks}
    places = {
        law: {str((found.revision.changes[at].new or found.revision.changes[at].old)[0]) for at in check.changes}
        for law, check in points.items()
    }
    assert "第1条" in places["民法548条の4第1項第2号変更後の内容の相当性"]
    assert "第1条" in places["民法548条の4第1項第2号契約をした目的に反しないか"]
    assert places["民法548条の4第2項効力発生時期の定め"] == {"附則#2"}
    amending = points["民法548条の4第1項第2号変更条項の有無"]
    assert [str(one.address) for one in amending.found] == ["第4条"] and not amending.missing
    assert [one.words for one in points["民法548条の4第2項効力発生時期の定め"].found] == ["2026年4月1日から施行"]
    assert all(not check.asks.endswith(("有効です。", "無効です。")) for check in found.checks)


def test_for_a_contract_that_is_negotiated_they_are_left_out_with_the_reason() -> None:
    text = "秘密保持契約書\n\n甲と乙は、秘密情報の取扱いについて、次のとおり秘密保持契約を締結する。\n第1条（秘密保持）\n甲及び乙は、相手方から開示された秘密情報を第三者に開示してはならない。\n第2条（期間）\n本契約の期間は、締結の日から1年間とする。\n"
    [revision] = run.revise([document(text)], [document(text.replace("1年間", "3年間"))])
    found = pack(revision, announced=date(2026, 1, 10))
    assert found.checks == () and "秘密保持契約" in found.skipped and "定型約款" in found.skipped


def test_no_change_makes_an_empty_pack() -> None:
    found = packed(OLD, OLD)
    assert found.points == () and found.main == 0

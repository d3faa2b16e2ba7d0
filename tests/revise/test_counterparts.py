"""Files that hold several documents, and documents without any number."""

from pipeline import run
from tests.revise.compared import told
from tests.texts import document

_TERMS = document(
    "倉庫利用規約\n\n第1条（鍵）\n会員は、倉庫の鍵を毎年三月に当会へ返す。\n\n第2条（火気）\n倉庫でストーブを使わない。\n"
)
_PRIVACY = document(
    "個人情報の扱い\n\n第1条（集める情報）\n当会は、会員の氏名と電話番号を集める。\n\n第2条（渡す相手）\n集めた情報を人に渡さない。\n"
)
_LATER = document(
    "個人情報の扱い\n\n第1条（集める情報）\n当会は、会員の氏名と住所と電話番号を集める。\n\n第2条（渡す相手）\n集めた情報を人に渡さない。\n"
)


def test_as_many_documents_are_compared_in_order() -> None:
    found = run.revise([_TERMS, _PRIVACY], [_TERMS, _LATER])
    assert [told(one) for one in found] == [[], ["modified 第1条 → 第1条 *"]]


def test_else_each_with_what_it_is_most_alike() -> None:
    [found] = run.revise([_TERMS, _PRIVACY], [_LATER])
    assert found.old is _PRIVACY and told(found) == ["modified 第1条 → 第1条 *"]


def test_a_letter_without_any_number() -> None:
    old = document("お知らせ\n\n倉庫は、毎週土曜日に開けます。\n鍵は、幹事が持っています。\n")
    new = document("お知らせ\n\n倉庫は、毎週日曜日に開けます。\n鍵は、幹事が持っています。\n")
    [found] = run.revise([old], [new])
    assert told(found) == ["modified 前文 → 前文 *"]

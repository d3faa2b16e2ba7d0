"""Sentences written anew: form where they say the same, substance where a word adds or drops something."""

import pytest

from pipeline.revise import synonyms
from pipeline.text.tokens import tokenize
from tests.revise.compared import compared


def _is_substance(old: str, new: str) -> bool:
    texts = (f"第1条（定め）\n{text}\n第2条（準拠法）\n日本法による。\n" for text in (old, new))
    return any(change.substantive for change in compared(*texts).changes)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("借主は、賃料を支払う。", "借主は、賃料を貸主の口座に振り込みます。"),  # way of paying
        ("利用者は、会費を納める。", "会費は、利用者が毎月納めます。"),  # time
        ("組合員は、札を返却する。", "組合員は、札を管理会社へ返します。"),  # person
        ("主催者は、参加料を返す。", "主催者は、参加料を商品券で返します。"),  # means
        ("運送人は、荷物を届ける。", "運送人は、荷物を玄関先まで届けます。"),  # place
        ("会社は、応募者を選考する。", "会社は、応募者を書類で選びます。"),
        ("借主は、物件を住居としてのみ使用する。", "借主は、物件を住居として使います。"),
        ("甲は、あらゆる損害を賠償する。", "甲は、損害を償う。"),
        ("甲は、損害を賠償する。", "甲も、損害を償う。"),
        ("当校は、写真その他の記録を消す。", "当校は、写真を消去します。"),
        ("鑑定は、春から行う。", "鑑定は、春まで行います。"),
        ("申込は、郵便または電報で行う。", "申込は、郵便と電報で行います。"),
        ("甲は、乙に状況を説明する。", "甲は、乙に状況を説明させる。"),
        ("売上から経費を差し引く。", "経費から売上を差し引きます。"),
        ("発注者は、受注者を指名する。", "受注者は、発注者を指名します。"),
        ("主催者が出店者に机を貸す。", "主催者に出店者が机を貸します。"),
        ("残高は支払いに充て、送金及び払出しはできない。", "残高は支払い及び払出しに充て、送金はできません。"),
        ("残高は支払いに充てる。送金及び払出しはできない。", "残高は支払い及び払出しに充てます。送金はできません。"),
        ("家屋を取り壊す。", "家屋を取り除く。"),
        ("目盛りの差は、±5とする。", "目盛りの差は、+5とします。"),
        ("庫内は、-5度以下に保つ。", "庫内は、5度以下に保つ。"),
        ("当社は、提供を止める。", "当社は、提供を廃止します。"),
        ("届出を要する。", "届出を不要とする。"),
        ("検査が済んだ品物", "検査が未済の品物"),
        ("会費を納めた会員", "会費を滞納した会員"),
        ("送りが止まった品目", "送りが廃止された品目"),
    ],
)
def test_what_a_new_wording_adds_or_drops_is_substance_either_way(old: str, new: str) -> None:
    assert _is_substance(old, new) and _is_substance(new, old)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("会員は、損害を償う。", "損害は、会員が賠償します。"),
        ("当会は、会員に前もって知らせる。", "当会は、あらかじめ会員に対して通知いたします。"),
        ("費用は借主が持つ。", "費用は、借主の負担とする。"),
        ("端末は、受講者が自分の費用でそろえます。", "端末は、受講者が自らの費用で用意する。"),
        ("その他の方法により写す。", "その他の手段により複写する。"),
        ("会社は、柵を開け放つ。", "会社は、柵を開放する。"),
        ("乙は、誠実に業務を行う。", "乙は、業務を誠実に実施する。"),
        ("甲及び乙は、協議する。", "甲と乙は、協議する。"),
        ("成果物は、委託者が検査する。", "成果物の検査は、委託者が行います。"),
        ("本件に関する争い", "本件についての争い"),
        ("契約が終わったとき", "契約が終了した場合"),
        ("品物を借りた人", "品物を借りた者"),
        ("利用者が支払った会費は、返さない。", "利用者のお支払いになった会費は、お返ししません。"),
        ("秘密を漏らしてはならない。", "秘密を漏えいしてはなりません。"),
        ("会員は、届け出なければならない。", "会員は、届け出なければなりません。"),
        ("札を返す必要がない。", "札を返す必要がありません。"),
        ("当会は、責任を負わないものとする。", "当会は、責任を負いません。"),
        ("当会は、名簿を大切に取り扱う。", "当会は、名簿を大切に取扱います。"),
        ("契約が終了した後は、札を返す。", "契約終了後は、札を返します。"),
        ("借主は、貸主の承諾なく転貸しない。", "借主は、貸主の承諾なしに転貸しません。"),
        ("当店は、無償で直す。", "当店は、無料で修理します。"),
        ("窓口は03-0000-1111とする。", "窓口は03－0000－1111です。"),
        ("鉛筆・定規を納める。", "鉛筆、定規を納める。"),
    ],
)
def test_what_says_the_same_in_other_words_is_form_either_way(old: str, new: str) -> None:
    assert not _is_substance(old, new) and not _is_substance(new, old)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("和文を正とし、仏文を写しとする。", "仏文を正とし、和文を写しとする。"),
        ("和文を正、仏文を副とする。", "和文を副、仏文を正とする。"),
        ("夏季は窓口で、冬季は郵便で受理する。", "冬季は窓口で、夏季は郵便で受理する。"),
        ("夏季は窓口、冬季は郵便とする。", "夏季は郵便、冬季は窓口とする。"),
        ("夏季は窓口で、冬季は郵便で受理する。", "夏季は郵便で、冬季は窓口で受理する。"),
        ("鍵を店長に、札を係に渡す。", "札を店長に、鍵を係に渡す。"),
        ("鍵を店長に札を係に渡す。", "鍵を係に札を店長に渡す。"),
        ("切手は返送し、回数券は焼却する。", "回数券は返送し、切手は焼却する。"),
        ("切手は返送し、回数券は焼却する。", "切手は焼却し、回数券は返送する。"),
        (
            "電報による申込は有効とし、伝言による申込は無効とする。",
            "伝言による申込は有効とし、電報による申込は無効とする。",
        ),
        (
            "電報による申込は有効とし、伝言による申込は無効とする。",
            "電報による申込は無効とし、伝言による申込は有効とする。",
        ),
        ("港から倉に運び、倉で開ける。", "倉から港に運び、倉で開ける。"),
        ("店主が客に貸し、客が店主に返す。", "客が店主に貸し、店主が客に返す。"),
        ("書面をお客様から本店へ送る。", "書面を本店からお客様へ送る。"),
        ("客の傘を店の棚に置いておく。", "店の傘を客の棚に置いておく。"),
        ("港で積み荷を調べ、駅で切符を確かめる。", "駅で積み荷を調査し、港で切符を確認する。"),
    ],
)
def test_parts_that_are_exchanged_between_clauses_are_substance_either_way(old: str, new: str) -> None:
    assert _is_substance(old, new) and _is_substance(new, old)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("夏季は窓口で、冬季は郵便で届ける。", "夏季は窓口で、冬季は郵便で届けます。"),
        ("切手は返し、回数券は捨てる。", "切手は返却し、回数券は廃棄する。"),
        ("会員は、札が届いたときは、はがきで知らせる。", "会員は、札が到着した場合は、はがきで通知する。"),
        ("会員は、旅から戻ったとき、鍵を返す。", "旅から戻ったとき、会員は、鍵を返却する。"),
    ],
)
def test_clauses_that_each_keep_their_words_are_form_either_way(old: str, new: str) -> None:
    assert not _is_substance(old, new) and not _is_substance(new, old)


def test_the_table_of_synonyms_has_the_words_as_the_tokenizer_gives_them() -> None:
    words = {word for left, right in synonyms.known().items() for word in (left, *right)}
    verbs = {word: [token.normal for token in tokenize(word)] for word in words}
    assert {word for word, normals in verbs.items() if len(normals) == 1 and normals != [word]} == set()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("割る", "分割", True),
        ("止める", "廃止", False),  # has too many senses
        ("納める", "納付", True),
        ("納める", "未納", False),
        ("納める", "滞納", False),
        ("定まる", "未定", False),
        ("備わる", "不備", False),
        ("出る", "提出", False),
        ("要する", "不要", False),
        ("送信", "送付", False),  # each is 送る, but none the other
        ("引き渡す", "引渡し", True),
        ("解除", "解約", False),
    ],
)
def test_two_words_for_one_thing(one: str, other: str, same: bool) -> None:
    assert synonyms.are_one(one, other) is same and synonyms.are_one(other, one) is same

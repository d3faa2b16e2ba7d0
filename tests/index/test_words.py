import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from pipeline.text import everyday, tokens
from pipeline.text.kinds import holds
from pipeline.types.question import Wants


def test_spelling_variants_are_one_word():
    assert tokens.words("申し込み") == tokens.words("申込み")


def test_function_words_are_left_out():
    assert tokens.words("利用者は、料金を支払うものとする。") == ["利用", "者", "料金", "支払う"]


def test_long_text_is_read_in_parts():
    text = "甲は乙に料金を支払う。" * 6000 + "あ" * 40000
    read = tokens.tokenize(text)
    assert "".join(token.surface for token in read) == text
    assert all(text[token.start : token.end] == token.surface for token in read)


def test_threads_do_not_disturb_each_other():
    texts = [f"第{number}条の料金を支払う。" for number in range(200)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(tokens.words, texts)) == [tokens.words(text) for text in texts]


def test_bigrams_do_not_cross_hiragana_and_signs():
    assert tokens.bigrams("利用料金を支払う、A社") == ["利用", "用料", "料金", "支払", "A社"]


def test_nothing_in_nothing():
    assert tokens.tokenize("") == [] and tokens.words(" \n") == [] and tokens.bigrams("。") == []


def test_everyday_words_mean_clause_words():
    groups = everyday.groups("途中で辞めたらお金は戻りますか")
    assert any({"解約", "退会"} <= group.meant for group in groups)
    assert any({"返金", "返還"} <= group.meant for group in groups)


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("集まりに来られないとき賛否を伝えられますか", "議決"),
        ("代表と書記を両方やる", "兼任"),
        ("会議の記録を作る人", "議事"),
        ("事務所の所在地", "置く"),
        ("運営側の都合", "当社"),
        ("決済手段", "クレジット"),
        ("値段", "価格"),
    ],
)
def test_words_of_associations_and_plain_words_mean_clause_words(question, meant):
    assert any(meant in group.meant for group in everyday.groups(question))


def test_group_is_met_by_its_word_or_by_what_it_means():
    (group,) = [group for group in everyday.groups("辞める") if group.word]
    assert (group.met({group.word}), group.met({"解約"}), group.met({"天気"})) == (1.0, 0.8, 0.0)


def _alternatives(asked):
    """The alternatives of an expression that are not within brackets."""
    found, depth = [""], 0
    for sign in asked:
        depth += (sign in "([") - (sign in ")]")
        if sign == "|" and not depth:
            found.append("")
        else:
            found[-1] += sign
    return found


def test_every_row_of_the_table_can_be_found_and_means_something():
    for asked, means in everyday.table():
        assert all(tokens.words(word) for word in means), means
        for alternative in _alternatives(asked):
            assert re.match(r"[^\\()\[\].^$|?*+{}](?![?*{])", alternative), alternative


def test_no_row_stands_twice():
    table = everyday.table()
    assert len({asked for asked, _ in table}) == len(table)
    assert all(len(set(means)) == len(means) for _, means in table)


def test_looked_up_rows_are_those_that_match():
    for question in (
        "祖父が亡くなったら会員証は返すの?",
        "けがの治療費と弁護士代は誰持ち?",
        "ハンコなしでメールでもいい?",
    ):
        content = [token.normal for token in tokens.tokenize(question) if tokens.is_content(token)]
        matching = [
            asked for asked, _ in everyday.table() if any(re.search(asked, text) for text in (question, *content))
        ]
        assert len(everyday.meanings(question)) == len(matching) > 1


def _meant(question):
    return {word for _, words in everyday.meanings(question) for word in words}


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("祖父が亡くなったら会員の権利はどうなる", "相続"),
        ("借りた部屋を友達にまた貸ししたい", "転貸"),
        ("料金を払い忘れたら", "遅延"),
        ("聞いた話をよその人にしゃべったら", "開示"),
        ("ハンコは要りますか", "押印"),
        ("メールでもいいですか", "電磁"),
        ("品物を検品する日数", "検査"),
        ("残業したら", "割増"),
        ("クビになるのはどんなとき", "解雇"),
        ("会社が買収されたら", "合併"),
        ("写真をブログに載せたい", "掲載"),
        ("鍵を落としました。なくしたときは", "紛失"),
        ("練習中にけがをしたら", "負傷"),
        ("訴えるならどこの裁判所", "管轄"),
        ("仕事をよその会社に丸投げしていい", "委託"),
    ],
)
def test_plain_speech_means_words_of_contracts(question, meant):
    assert set(tokens.words(meant)) <= _meant(question)


@pytest.mark.parametrize(
    ("question", "not_meant"),
    [
        ("それだけが心配です", "負傷"),
        ("見ていただかないと", "無償"),
        ("何度も繰り返す", "返却"),
        ("弟に電話したら", "漏洩"),
        ("ドローンを飛ばす", "割賦"),
        ("何度も繰り返して書く", "返金"),
        ("総会に出席する", "座席"),
        ("別紙の一覧", "書面"),
        ("ブログの題", "履歴"),
        ("締め切るのはいつ", "除名"),
        ("できることは何", "定義"),
        ("代表に選ばれる", "判明"),
    ],
)
def test_no_row_is_found_within_another_word(question, not_meant):
    assert not set(tokens.words(not_meant)) & _meant(question)


def test_common_parts_of_compounds_are_not_what_is_meant():
    meant = _meant("下請けに丸投げ")
    assert {"委託", "三"} <= meant and not meant & {"第", "者", "再", "先"}


def test_kinds_of_answer_in_a_text():
    assert {Wants.PERIOD, Wants.PROCEDURE} <= holds("30日前までに書面で申し出る。")
    assert Wants.RATE in holds("年14.6%の割合")
    assert Wants.AMOUNT in holds("月額1,000円")
    assert Wants.DATE in holds("令和6年4月1日施行")
    assert Wants.AMOUNT in holds("受領した代金の総額を上限とする。")
    assert Wants.PLACE in holds("主たる事務所を大阪府堺市に置く。")
    assert Wants.PLACE not in holds("理事会に事務局を置く。")
    assert not holds("当社は善処する。") & {Wants.PERIOD, Wants.RATE, Wants.AMOUNT, Wants.DATE}


@pytest.mark.parametrize(
    "text", ["利用者は、 申し込みの際に\n1,200円を支払う。", "", "お客さま各位", "あ" * (tokens.LIMIT + 5)]
)
def test_words_and_places_are_told_as_the_tokens_have_them(text):
    read = tokens.tokenize(text)
    assert list(tokens.spans(text)) == [(token.start, token.end, token.part) for token in read]
    assert tokens.words(text) == [token.normal for token in read if tokens.is_content(token)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("区分所有法第3条", False),
        ("都市計画法第7条", False),
        ("市場価格の5%", False),
        ("市場価格5%", False),
        ("町内会費3000円", False),
        ("市販品10個", False),
        ("道路区域の変更", False),
        ("道府県市区町村の長", False),
        ("東京都千代田区とする。", True),
        ("神奈川県横浜市中区本町1番地", True),
        ("西区本町2丁目", True),
    ],
)
def test_a_place_is_an_address_not_any_word_with_ward_or_town(text, place):
    assert (Wants.PLACE in holds(text)) is place


def test_threads_that_begin_at_once_load_one_dictionary() -> None:
    code = (
        "import threading, sudachipy\nfrom pipeline.text import tokens\nloaded, real = [], sudachipy.Dictionary\n"
        "def counting(**given):\n    loaded.append(1)\n    return real(**given)\n"
        "sudachipy.Dictionary = counting\nstart = threading.Barrier(8)\n"
        "def work():\n    start.wait()\n    tokens.words('会員は会費を納める')\n    tokens.normals('会費', frozenset(('名詞',)))\n"
        "threads = [threading.Thread(target=work) for _ in range(8)]\n"
        "[one.start() for one in threads]\n[one.join() for one in threads]\nprint(len(loaded))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "1\n"

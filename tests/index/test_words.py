from concurrent.futures import ThreadPoolExecutor

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


def test_group_is_met_by_its_word_or_by_what_it_means():
    (group,) = [group for group in everyday.groups("辞める") if group.word]
    assert (group.met({group.word}), group.met({"解約"}), group.met({"天気"})) == (1.0, 0.8, 0.0)


def test_kinds_of_answer_in_a_text():
    assert {Wants.PERIOD, Wants.PROCEDURE} <= holds("30日前までに書面で申し出る。")
    assert Wants.RATE in holds("年14.6%の割合")
    assert Wants.AMOUNT in holds("月額1,000円")
    assert Wants.DATE in holds("令和6年4月1日施行")
    assert not holds("当社は善処する。") & {Wants.PERIOD, Wants.RATE, Wants.AMOUNT, Wants.DATE}

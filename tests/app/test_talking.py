"""The talk of ask -i: line by line without a terminal, over a pipe, and on a real one."""

import os
import pty
import select
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app import settings
from app.cli import main
from app.talking import lines, remembered, words
from app.talking.talk import HELP, Talk
from pipeline import run
from pipeline.types.address import Address

_ROOT = Path(__file__).resolve().parents[2]
_GYM = """見本ジム会則

第1章 総則

第1条（定義）
この会則で「会員」とは、当社が入会を承認した個人をいいます。

第2章 退会

第2条（退会）
1 会員は、退会を希望する月の前月15日までに、退会届を提出するものとします。ただし、転居のときは、この限りではありません。
2 前項の退会届の提出が遅れたときは、会員は、退会手数料3,000円を支払うものとします。

第3条（ロッカー）
会員は、Ｗｅｂからロッカーを申し込むことができます。
"""
_CAR = """見本カーシェア規約

第1条（料金）
利用者は、利用料として1時間800円を支払うものとします。

第2条（退会）
利用者は、いつでも退会することができます。退会の手数料は、無料とします。
"""


def yakkan(*arguments: object, typed: str = "") -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)], input=typed)


@pytest.fixture(scope="module")
def made():
    models = settings.models({})
    documents = [
        document
        for text, name in ((_GYM, "gym.txt"), (_CAR, "car.txt"))
        for document in run.parse_bytes(text.encode(), name)
    ]
    return run.index_of(documents, models), run.index_of(documents[:1], models), models


@pytest.fixture
def talk(made):
    return Talk(made[1], lambda document: run.index_of([document], made[2]))


@pytest.fixture
def over_two(made):
    return Talk(made[0], lambda document: run.index_of([document], made[2]))


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("１２条２項", lines.Clause(Address.parse("第12条第2項"))),
        ("第十二条の二", lines.Clause(Address.parse("第12条の2"))),
        ("第3条第2項第1号①", lines.Clause(Address.parse("第3条第2項第1号①"))),
        ("附則第2項", lines.Clause(Address.parse("附則第2項"))),
        ("別紙1第2条", lines.Clause(Address.parse("別紙1第2条"))),
        ("第12条は？", lines.Clause(Address.parse("第12条"))),
        ("解約は第12条のどこ？", lines.Ask("解約は第12条のどこ？")),
        ("1号", lines.Ask("1号")),
        ("／ 解約", lines.Find("解約")),
        ("[2]", lines.Show(2)),
        ("！3", lines.Again(3)),
        ("文書", lines.Keep(None)),
        ("文書 2", lines.Keep(2)),
        ("文書 全部", lines.Keep(0)),
        ("文書の保管期間は？", lines.Ask("文書の保管期間は？")),
        ("？", lines.Help()),
        ("ヘルプ", lines.Help()),
        ("ﾍﾙﾌﾟ", lines.Help()),
        ("終了", lines.Leave()),
        ("終了するのはいつ？", lines.Ask("終了するのはいつ？")),
        ("", lines.Nothing()),
    ],
)
def test_what_is_typed(typed, wanted):
    assert lines.read(typed) == wanted


def test_a_question_is_answered_with_numbered_citations_that_can_be_shown(talk):
    text = talk.say("退会届はいつまでに出す？").text
    assert "前月15日まで" in text and "[1] 第2条第1項「" in text
    shown = talk.say("1").text
    assert "見本ジム会則 / 第2章 退会" in shown and "第2条（退会）" in shown
    assert "▶   第2条第1項　会員は" in shown and "この限りではありません" in shown
    assert "  会員（第1条）" in shown
    assert "▶" not in next(line for line in shown.splitlines() if "第2条第2項" in line)


def test_a_clause_shows_what_it_refers_to(talk):
    shown = talk.say("2条2項").text
    assert "  前項 → 第2条第1項「" in shown
    assert talk.say("第9条").text.startswith("第9条はありません")
    assert talk.say("7").text.startswith("[7] の条項はありません")


def test_a_follow_up_keeps_the_matter_and_says_how_it_was_understood(talk):
    talk.say("退会届の提出が遅れたら？")
    text = talk.say("手数料は？").text
    assert "「退会届の提出が遅れたら、手数料は？」として探しました" in text and "3,000円" in text
    assert "として探しました" not in talk.say("ロッカーはどうやって申し込む？").text


def test_more_gives_what_has_not_been_shown_and_then_says_that_there_is_no_more(talk):
    first = talk.say("退会届はいつまでに出す？").text
    seen = [first]
    for _ in range(6):
        text = talk.say("他には？").text
        assert "のほかの答えを探しました" in text
        if "見つかりませんでした" in text:
            break
        assert text not in seen
        seen.append(text)
    else:
        pytest.fail("there is always more")
    assert talk.say("履歴").text == "  !1  退会届はいつまでに出す？"


def test_more_before_any_question(talk):
    assert "先に質問を入力してください" in talk.say("他には？").text
    assert talk.say("履歴").text == "まだ質問がありません。"


def test_questions_are_kept_and_can_be_asked_again(talk):
    first = talk.say("退会届はいつまでに出す？").text
    talk.say("ロッカーはどうやって申し込む？")
    assert talk.say("履歴").text.splitlines() == [
        "  !1  退会届はいつまでに出す？",
        "  !2  ロッカーはどうやって申し込む？",
    ]
    assert talk.say("!1").text.endswith(first)
    assert "!9 の質問はありません" in talk.say("!9").text


def test_words_are_found_however_wide_they_are_written(talk):
    text = talk.say("/web").text
    assert "[1] 第3条（ロッカー）　会員は、" in text and "「web」を含む条項: 1 件" in text
    assert "▶ 第3条" in talk.say("1").text
    assert talk.say("/退会届 手数料").text.count("第2条第2項") == 1
    assert talk.say("/駐車場").text == "「駐車場」はありません。"
    assert "語を続けて" in talk.say("/").text


def test_a_hit_shows_the_words_where_they_stand(made):
    (hit,) = words.find("WEB", made[1].documents)
    assert [hit.text[start:end] for start, end in hit.lit] == ["Ｗｅｂ"]


def test_a_follow_up_keeps_the_document(over_two):
    text = over_two.say("ジムの退会届はいつまでに出す？").text
    assert "見本ジム会則 第2条第1項" in text
    text = over_two.say("手数料は？").text
    assert "（見本ジム会則）" in text and "無料" not in text
    assert "見本カーシェア規約" in over_two.say("1時間の利用料はいくら？").text


def test_one_document_can_be_chosen(over_two):
    assert over_two.say("文書").text.splitlines()[:2] == ["  1  見本ジム会則", "  2  見本カーシェア規約"]
    assert over_two.say("文書 2").text == "見本カーシェア規約を対象にします。"
    assert "いつでも退会" in over_two.say("いつでも退会できますか？").text
    assert "▶ 2  見本カーシェア規約" in over_two.say("文書").text
    assert "800円" in over_two.say("第1条").text
    assert over_two.say("第3条").text.startswith("第3条はありません")
    assert over_two.say("文書 全部").text == "すべての文書を対象にします。"
    assert "9 番の文書はありません" in over_two.say("文書 9").text


def test_an_address_that_several_documents_have_is_chosen_by_number(over_two):
    assert "2 件の文書にあります" in over_two.say("第2条").text
    assert "見本カーシェア規約" in over_two.say("2").text


def test_what_is_not_stated_names_the_nearest_clauses_by_number(talk):
    text = talk.say("社員寮の部屋は何畳ですか").text
    assert "定めはありません" in text and "近い条項: [1] " in text
    assert "▶" in talk.say("1").text


def test_help_names_every_command_and_the_end_is_the_end(talk):
    assert talk.say("？").text == HELP
    assert all(word in HELP for word in ("他には？", "第12条", "/解約", "履歴", "!3", "文書", "終了"))
    assert talk.say("").text == "" and not talk.say("").done
    assert talk.say("終了").done


def test_what_was_typed_is_kept_for_the_owner_alone_and_not_for_ever(tmp_path):
    path = tmp_path / "new" / remembered.NAME
    assert remembered.read(path) == []
    remembered.write(path, [f"質問{number}" for number in range(remembered.MOST + 20)] + ["a\x1b[2J"])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    kept = remembered.read(path)
    assert len(kept) == remembered.MOST - 1 and kept[-1] == f"質問{remembered.MOST + 19}"


def test_over_a_pipe_each_line_is_answered_without_decoration(tmp_path):
    path = tmp_path / "gym.txt"
    path.write_text(_GYM, "utf-8")
    typed = "退会届はいつまでに出す？\n手数料は？\n\n1\n/ロッカー\n終了\n届かない行\n"
    done = yakkan("--workspace", tmp_path / "w", "ask", "-i", path, typed=typed)
    text = done.stdout
    assert done.exit_code == 0 and done.stderr == ""
    assert "質問>" not in text and "\x1b" not in text and "届かない行" not in text
    assert len(text.strip().split("\n\n")) == 4
    assert not (tmp_path / "w").exists()


def test_wrong_usage(tmp_path):
    for options in (["-i", "--json"], ["-i", "--questions", "q.jsonl"], ["-i", "-"], []):
        done = yakkan("--workspace", tmp_path, "ask", *options)
        assert done.exit_code == 2 and done.stderr.startswith("yakkan: ")
    done = yakkan("--workspace", tmp_path, "ask", "-i")
    assert done.exit_code == 1 and "yakkan add" in done.stderr


@pytest.mark.timing
def test_on_a_terminal(tmp_path):
    path, folder = tmp_path / "gym.txt", tmp_path / "w"
    path.write_text(_GYM, "utf-8")
    here, other = pty.openpty()
    # What is begun in the background of a shell takes no interrupts; a terminal's does.
    heeding = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    program = f"{heeding}; from app.cli import main; main(prog_name='yakkan')"
    command = [sys.executable, "-c", program, "--workspace", str(folder)]
    environment = os.environ | {"TERM": "xterm"}
    talking = subprocess.Popen(
        [*command, "ask", "-i", str(path)],
        stdin=other,
        stdout=other,
        stderr=other,
        cwd=_ROOT,
        env=environment,
        start_new_session=True,
    )
    os.close(other)
    seen = b""

    def until(words: str, again: Callable[[], None] | None = None) -> str:
        nonlocal seen
        ends = time.monotonic() + 60
        while words.encode() not in seen:
            assert time.monotonic() < ends, seen.decode()
            if select.select([here], [], [], 3)[0]:
                seen += os.read(here, 65536)
            elif again is not None:
                again()
        before, _, seen = seen.partition(words.encode())
        return before.decode("utf-8", "replace")

    try:
        until("質問> ")
        os.write(here, "書きかけ".encode())
        until("書きかけ")
        time.sleep(0.2)
        talking.send_signal(2)
        until("質問> ", again=lambda: talking.send_signal(2))  # one that comes just before the wait for a key is lost
        os.write(here, "/手数料\r".encode())
        assert "3,000円" in until("質問> ")
        os.write(here, b"\x04")
        assert talking.wait(30) == 0
    finally:
        talking.kill()
        talking.wait()
        os.close(here)
    kept = folder / remembered.NAME
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert kept.read_text("utf-8").splitlines() == ["/手数料"]

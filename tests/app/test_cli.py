"""The command line as a user has it: a process, its exit code, stdout and stderr."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.read import files

_ROOT = Path(__file__).resolve().parents[2]
_TERMS = _ROOT / "corpus" / "terms" / "hoshimado.md"
_TEXT = "見本規約\n\n第1条（解約）\n会員は、退会を希望する日の1か月前までに、書面で届け出るものとします。\n\n第2条（禁止事項）\n次の行為をしてはなりません。\n(1) 転売\n(2) 改造\n"


def yakkan(
    *arguments: object, stdin: bytes = b"", workspace: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    options = ["--workspace", str(workspace)] if workspace else []
    command = [
        sys.executable,
        "-c",
        "from app.cli import main; main(prog_name='yakkan')",
        *options,
        *map(str, arguments),
    ]
    given = os.environ | environment
    return subprocess.run(command, input=stdin, capture_output=True, cwd=_ROOT, timeout=120, check=False, env=given)


def said(done: subprocess.CompletedProcess[bytes]) -> str:
    """stderr, which never holds a traceback."""
    text = done.stderr.decode()
    assert "Traceback" not in text
    return text


@pytest.fixture
def terms(tmp_path: Path) -> Path:
    path = tmp_path / "見本 規約.txt"
    path.write_text(_TEXT, "utf-8")
    return path


def test_help_is_japanese_and_names_every_command() -> None:
    done = yakkan("--help")
    text = done.stdout.decode()
    assert done.returncode == 0
    assert all(
        word in text
        for word in ("使い方", "コマンド", "オプション", "parse", "extract", "ask", "add", "list", "remove")
    )
    assert "Usage" not in text and "Options" not in text and "Show this" not in text


@pytest.mark.parametrize("command", ["parse", "extract", "ask", "add", "list", "remove", "completion"])
def test_every_command_explains_itself_with_an_example(command: str) -> None:
    done = yakkan(command, "--help")
    assert done.returncode == 0
    assert "例:" in done.stdout.decode() and "Usage" not in done.stdout.decode()


def test_help_starts_without_the_heavy_libraries() -> None:
    heavy = ["torch", "numpy", "lxml", "spacy", "faiss", "streamlit", "sudachipy", "sentence_transformers", "bm25s"]
    script = f"import sys, app.cli; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, cwd=_ROOT, timeout=60, check=True)
    assert done.stdout.decode().strip() == "[]"


@pytest.mark.timing
def test_help_is_not_much_slower_than_the_interpreter() -> None:
    def best(*command: str) -> float:
        times = []
        for _ in range(5):
            began = time.perf_counter()
            subprocess.run([sys.executable, *command], capture_output=True, cwd=_ROOT, timeout=60, check=True)
            times.append(time.perf_counter() - began)
        return min(times)

    assert best("-c", "from app.cli import main; main(['--help'])") < 5 * best("-c", "import click")


def test_version() -> None:
    assert yakkan("--version").stdout.decode().startswith("yakkan ")


def test_parse_for_people(terms: Path) -> None:
    done = yakkan("parse", terms)
    assert done.returncode == 0
    assert done.stdout.decode().splitlines()[2:] == [
        "第1条（解約）  会員は、退会を希望する日の1か月前までに、書面で届け出るものとします。",
        "第2条（禁止事項）  次の行為をしてはなりません。",
        "  第2条第1号  転売",
        "  第2条第2号  改造",
    ]


def test_parse_json_keeps_the_contract(terms: Path) -> None:
    found = json.loads(yakkan("parse", "--json", terms).stdout)
    assert set(found) == {"document", "units", "issues"}
    assert found["document"]["title"] == "見本規約"
    assert found["document"]["source"]["name"] == "見本 規約.txt"
    assert found["document"]["id"].isascii()
    unit = next(unit for unit in found["units"] if unit["address"] == "第2条第1号")
    assert unit["kind"] == "item" and unit["number"] == "1" and unit["parent"] == "第2条" and unit["text"] == "転売"
    assert {"caption", "chapter", "wrap_up", "spans", "wrap_up_spans", "pages", "boxes"} <= set(unit)
    [[start, end]] = unit["spans"]
    assert _TEXT[start:end] == "転売"


def test_the_text_is_the_one_the_spans_point_into(terms: Path) -> None:
    assert yakkan("parse", "--text", terms).stdout.decode() == _TEXT


def test_standard_input() -> None:
    found = json.loads(yakkan("parse", "-", "--json", stdin=_TEXT.encode("cp932")).stdout)
    assert found["document"]["source"]["name"] == "-"
    assert found["document"]["title"] == "見本規約"


def test_several_files_give_a_line_each_and_a_bad_one_does_not_stop_the_others(terms: Path, tmp_path: Path) -> None:
    empty = tmp_path / "空.txt"
    empty.write_bytes(b"")
    done = yakkan("parse", "--json", terms, empty, _TERMS)
    assert done.returncode == 1
    assert [json.loads(line)["document"]["title"] for line in done.stdout.decode().splitlines()] == [
        "見本規約",
        "ほしまどノート利用規約",
    ]
    assert "空.txt" in said(done) and len(said(done).strip().splitlines()) == 1


@pytest.mark.parametrize(
    "arguments", [("parse",), ("prase", "x"), ("parse", "--jason", "x"), ("remove",), ("ask",), ("completion", "tcsh")]
)
def test_wrong_usage_is_told_in_japanese_with_exit_2(arguments: tuple[str, ...]) -> None:
    done = yakkan(*arguments)
    assert done.returncode == 2
    assert "使い方は" in said(done) and done.stdout == b""


def test_a_missing_file_is_told_with_exit_1() -> None:
    done = yakkan("parse", "どこにもない.txt")
    assert done.returncode == 1 and "どこにもない.txt" in said(done) and done.stdout == b""


def test_bad_files_are_told_in_a_line_each_and_the_good_ones_are_read(terms: Path, tmp_path: Path) -> None:
    bad = {
        "空.pdf": b"",
        "空白.txt": " \n　".encode(),
        "絵.pdf": files.PICTURE,
        "書庫.docx": files.zipped({"甲.txt": b"x"}),
        "切れた.docx": files.word()[:800],
        "切れた.pdf": files.pdf()[:800],
        "旧.doc": files.OLD_WORD,
        "鍵.docx": files.locked(files.illustrated_word(), "ひらけ"),
        "鍵.pdf": files.pdf(password="hirake"),
    }
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "大.pdf").touch()
    os.truncate(tmp_path / "大.pdf", 500 * 1024 * 1024)
    names = [*bad, "大.pdf", "無い.pdf", "."]
    done = yakkan("parse", "--json", *(tmp_path / name for name in names), terms)
    assert done.returncode == 1
    assert [json.loads(line)["document"]["title"] for line in done.stdout.decode().splitlines()] == ["見本規約"]
    lines = said(done).splitlines()
    assert len(lines) == len(names)
    assert all(name in line and line.startswith("yakkan: 「") for name, line in zip(names[:-1], lines, strict=False))
    assert all(line.endswith("ください。") and line.count("。") == 1 for line in lines)


@pytest.mark.parametrize(
    ("command", "words"), [(("parse",), "見本契約書"), (("extract",), "第1条"), (("ask", "期間は？"), "第2条")]
)
def test_a_password_opens_a_locked_file_and_is_never_shown(
    command: tuple[str, ...], words: str, tmp_path: Path
) -> None:
    path = tmp_path / "鍵.docx"
    path.write_bytes(files.locked(files.illustrated_word(), "ひらけごま"))
    right = yakkan(*command, path, "--password", "ひらけごま")
    assert right.returncode == 0 and words in right.stdout.decode()
    assert yakkan(*command, path, YAKKAN_PASSWORD="ひらけごま").stdout == right.stdout
    wrong = yakkan(*command, path, "--password", "とじろごま")
    assert wrong.returncode == 1 and "パスワードが違う" in said(wrong) and wrong.stdout == b""
    assert "--password" in said(yakkan(*command, path, YAKKAN_PASSWORD=""))
    assert "ごま" not in (right.stdout + right.stderr + wrong.stderr).decode()


def test_limits_are_set_by_the_environment(tmp_path: Path) -> None:
    path = tmp_path / "規約.pdf"
    path.write_bytes(files.pdf(pages=3))
    assert yakkan("parse", path, YAKKAN_MAX_PAGES="3", YAKKAN_MAX_MEMORY_MB="256", YAKKAN_MAX_MB="").returncode == 0
    done = yakkan("parse", path, YAKKAN_MAX_PAGES="2")
    assert done.returncode == 1 and "上限の 2 ページ" in said(done)
    done = yakkan("parse", "-", stdin=b"x" * 1_048_577, YAKKAN_MAX_MB="1")
    assert done.returncode == 1 and "上限の 1.0 MB" in said(done)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("YAKKAN_MAX_MB", "0"),
        ("YAKKAN_MAX_PAGES", "百"),
        ("YAKKAN_MAX_SECONDS", "-1"),
        ("YAKKAN_MAX_SECONDS", "inf"),
        ("YAKKAN_MAX_MEMORY_MB", "255"),
        ("YAKKAN_MAX_MEMORY_MB", "9" * 30),
    ],
)
def test_a_limit_that_is_none_is_wrong_usage(name: str, value: str, terms: Path) -> None:
    done = yakkan("parse", terms, **{name: value})
    assert done.returncode == 2 and done.stdout == b""
    assert said(done).startswith(f"yakkan: 環境変数 {name} には ")


def test_the_help_names_the_variables_of_the_environment() -> None:
    text = yakkan("--help").stdout.decode()
    names = ("PASSWORD", "ONTOLOGY", "MAX_MB", "MAX_PAGES", "MAX_SECONDS", "MAX_MEMORY_MB")
    assert "環境変数:" in text and all(f"YAKKAN_{name} " in text for name in names)


def test_extract_json_keeps_the_contract() -> None:
    found = json.loads(yakkan("extract", "--json", _TERMS).stdout)
    shared = ["clauses", "facts", "parties", "definitions", "references", "norms", "issues"]
    assert list(found) == ["document", "kind", *shared, "absent"]
    assert {"address", "types", "confidence"} == set(found["clauses"][0])
    fact = next(fact for fact in found["facts"] if fact["field"] == "late_charge.rate")
    assert fact["value"] == {"rate": 0.146, "per": "year"} and fact["addresses"] == ["第10条"]
    source = yakkan("parse", "--text", _TERMS).stdout.decode()
    assert "".join(source[a:b] for a, b in fact["spans"]) == fact["quote"]


def test_extract_for_people() -> None:
    text = yakkan("extract", _TERMS).stdout.decode()
    assert all(heading in text for heading in ("■ 当事者", "■ 事実", "■ 条項の種類", "■ 定義"))
    assert "年14.6%" in text


def test_ask_answers_with_a_verbatim_citation(terms: Path) -> None:
    answer = json.loads(yakkan("ask", "退会はいつまでに届け出ますか", terms, "--json").stdout)
    assert answer["verdict"] == "answered" and "1か月前" in answer["answer"]
    citation = answer["citations"][0]
    assert citation["address"] == "第1条" and citation["quote"] in _TEXT
    assert answer["hits"][0]["address"] == "第1条"


def test_ask_says_so_where_the_text_is_silent(terms: Path) -> None:
    done = yakkan("ask", "準拠法はどこの国の法律ですか", terms)
    assert done.returncode == 0 and "定めはありません" in done.stdout.decode()


def test_questions_are_answered_in_order(terms: Path, tmp_path: Path) -> None:
    asked = [{"id": "b", "question": "転売してもいい？"}, {"id": "a", "question": "退会の届出はいつまで？"}]
    path = tmp_path / "質問.jsonl"
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in asked), "utf-8")
    done = yakkan("ask", "--questions", path, terms, "--json")
    answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [(one["id"], one["question"]) for one in answers] == [(one["id"], one["question"]) for one in asked]


def test_a_broken_question_file_is_told_with_its_line(terms: Path, tmp_path: Path) -> None:
    path = tmp_path / "質問.jsonl"
    path.write_text('{"id": "a", "question": "いつ？"}\nこわれた行\n', "utf-8")
    done = yakkan("ask", "--questions", path, terms, "--json")
    assert done.returncode == 1 and "2行目" in said(done)


@pytest.mark.parametrize("line", ['{"id": 1, "question": null}', '["a"]', '{"id": 1, "question": " "}', '{"id": 1}'])
def test_what_is_no_question_is_told(line: str, terms: Path, tmp_path: Path) -> None:
    path = tmp_path / "質問.jsonl"
    path.write_text(line + "\n", "utf-8")
    done = yakkan("ask", "--questions", path, terms, "--json")
    assert done.returncode == 1 and "1行目" in said(done) and done.stdout == b""


def test_a_missing_file_does_not_stop_the_answer_from_the_others(terms: Path) -> None:
    done = yakkan("ask", "退会はいつまでに届け出ますか", "ない.txt", terms)
    assert done.returncode == 1 and "ない.txt" in said(done) and "第1条" in done.stdout.decode()


def test_several_files_cannot_all_be_the_revision(terms: Path, tmp_path: Path) -> None:
    done = yakkan("add", terms, _TERMS, "--revision-of", "d1", workspace=tmp_path / "w")
    assert done.returncode == 2 and "一つだけ" in said(done)


def test_a_full_disk_is_told_without_a_traceback(terms: Path) -> None:
    command = f"{sys.executable} -c \"from app.cli import main; main(prog_name='yakkan')\" parse '{terms}' > /dev/full"
    done = subprocess.run(command, shell=True, capture_output=True, cwd=_ROOT, timeout=60, check=False)
    assert done.returncode == 1 and "出力できません" in said(done)


def test_no_command_shows_the_help() -> None:
    done = yakkan()
    assert done.returncode == 2 and done.stdout.decode().startswith("使い方: yakkan")


def test_ask_needs_no_torch(terms: Path) -> None:
    script = (
        "import sys\nfrom app.cli import main\ntry:\n    main(['ask', '退会はいつまで？', sys.argv[1]])\nexcept SystemExit:\n    pass\n"
        "print([m for m in ('torch', 'spacy', 'sklearn', 'sentence_transformers', 'streamlit') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(terms)], capture_output=True, cwd=_ROOT, timeout=120, check=True
    )
    assert done.stdout.decode().strip().endswith("[]")


def test_the_workspace_keeps_lists_answers_and_removes(terms: Path, tmp_path: Path) -> None:
    folder = tmp_path / "作業場所"
    assert "登録された文書はありません" in said(yakkan("list", workspace=folder))
    assert yakkan("ask", "退会は？", workspace=folder).returncode == 1
    added = json.loads(yakkan("add", terms, "--json", workspace=folder).stdout)
    assert added["added"] is True
    assert json.loads(yakkan("add", terms, "--json", workspace=folder).stdout)["added"] is False
    [listed] = [json.loads(line) for line in yakkan("list", "--json", workspace=folder).stdout.decode().splitlines()]
    assert listed["id"] == added["id"] and listed["title"] == "見本規約"
    answer = json.loads(yakkan("ask", "退会はいつまでに届け出ますか", "--json", workspace=folder).stdout)
    assert answer["citations"][0]["document"] == added["id"]
    assert yakkan("remove", added["id"], workspace=folder).returncode == 0
    assert yakkan("list", "--json", workspace=folder).stdout == b""
    gone = yakkan("remove", added["id"], workspace=folder)
    assert gone.returncode == 1 and added["id"] in said(gone)


def test_a_locked_word_file_is_kept_without_its_password(tmp_path: Path) -> None:
    path, folder = tmp_path / "鍵.docx", tmp_path / "作業場所"
    path.write_bytes(files.locked(files.illustrated_word(), "ひらけ"))
    assert "--password" in said(yakkan("add", path, workspace=folder))
    added = json.loads(yakkan("add", path, "--json", "--password", "ひらけ", workspace=folder).stdout)
    path.write_bytes(files.locked(files.illustrated_word(), "べつの"))
    again = json.loads(yakkan("add", path, "--json", YAKKAN_PASSWORD="べつの", workspace=folder).stdout)
    assert (added["added"], again["added"]) == (True, False) and added["id"] == again["id"]
    answer = json.loads(yakkan("ask", "期間は何年ですか", "--json", workspace=folder).stdout)
    assert answer["citations"][0]["document"] == added["id"]


def test_a_locked_pdf_is_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "鍵.pdf"
    path.write_bytes(files.pdf(password="hirake"))
    done = yakkan("add", path, "--password", "hirake", workspace=tmp_path / "作業場所")
    assert done.returncode == 1 and "パスワードを外した PDF" in said(done) and done.stdout == b""


def test_a_workspace_that_cannot_be_used(tmp_path: Path) -> None:
    blocked = tmp_path / "ファイル"
    blocked.write_text("x")
    done = yakkan("list", workspace=blocked / "中")
    assert done.returncode == 1 and "ワークスペース" in said(done)


def test_completion_scripts() -> None:
    for shell in ("bash", "zsh", "fish"):
        assert b"_YAKKAN_COMPLETE" in yakkan("completion", shell).stdout


_TWO = "利用規約\n\n第1条（目的）\n目的を定めます。\n第2条（料金）\n料金は別に定めます。\n\nプライバシーポリシー\n\n第1条（取得）\n氏名を取得します。\n第2条（目的）\n連絡に使います。\n"


def test_two_documents_in_one_file(tmp_path: Path) -> None:
    """An object a line with its part; the text of the file once; one record in the workspace that answers for both."""
    path = tmp_path / "二つ.txt"
    path.write_text(_TWO)
    lines = yakkan("parse", "--json", path).stdout.decode().splitlines()
    documents = [json.loads(line)["document"] for line in lines]
    assert [(one["part"], one["title"]) for one in documents] == [(1, "利用規約"), (2, "プライバシーポリシー")]
    assert documents[0]["id"] != documents[1]["id"]
    assert yakkan("parse", "--text", path).stdout.decode() == _TWO
    added = json.loads(yakkan("add", "--json", path, workspace=tmp_path / "w").stdout)
    assert added["title"] == "利用規約、プライバシーポリシー"
    answer = json.loads(yakkan("ask", "--json", "何を取得しますか", workspace=tmp_path / "w").stdout)
    assert answer["citations"][0]["document"] == documents[1]["id"]

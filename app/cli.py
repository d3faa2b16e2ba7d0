"""The command line: parse arguments, call the pipeline, show."""

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app import settings
from app.japanese import Group
from pipeline.errors import SourceError, YakkanError

if TYPE_CHECKING:
    from pipeline.store import Workspace
    from pipeline.types.document import Document

_FILES = click.argument("files", metavar="ファイル…", nargs=-1, required=True, type=click.Path(allow_dash=True))
_JSON = click.option("--json", "machine", is_flag=True, help="JSON で出力します（文書ごとに1行）")
_PASSWORD = click.option(
    "--password",
    metavar="パスワード",
    envvar=settings.PASSWORD,
    help=f"パスワード付きのファイルを開きます（環境変数 {settings.PASSWORD} でも指定できます）",
)


def _use_ontology(ctx: click.Context, _: click.Parameter, own: Path | None) -> None:
    """Puts the user's file over the built-in ontology until the command is done."""
    if own is not None:
        from pipeline import ontology

        ctx.with_resource(ontology.using(own))


_ONTOLOGY = click.option(
    "--ontology",
    metavar="ファイル.toml",
    type=click.Path(path_type=Path),
    envvar=settings.ONTOLOGY,
    callback=_use_ontology,
    expose_value=False,
    help=f"自分の条項の種類や事実を足します（環境変数 {settings.ONTOLOGY} でも指定できます。書き方は docs/ontology.md）",
)


class _Yakkan(Group):
    environment = settings.VARIABLES


@click.group(cls=_Yakkan, context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100})
@click.version_option(version("yakkan"), "--version", message="yakkan %(version)s", help="版を表示します")
@click.option(
    "--workspace",
    metavar="フォルダ",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="YAKKAN_WORKSPACE",
    default=lambda: Path(click.get_app_dir("yakkan")),
    help="文書を置く場所（環境変数 YAKKAN_WORKSPACE でも指定できます）",
)
@click.pass_context
def main(ctx: click.Context, workspace: Path) -> None:
    """利用規約・約款・契約書を条・項・号の構造に読み、根拠の条項を示して質問に答えます。"""
    ctx.obj = workspace


@main.command(
    epilog="yakkan parse 利用規約.md\nyakkan parse --json 契約書.docx > tree.json\nyakkan parse --akn 契約書.docx > contract.akn.xml\ncat 約款.html | yakkan parse -"
)
@_FILES
@_JSON
@click.option(
    "--text", "original", is_flag=True, help="読み取った原文をそのまま出力します（位置情報はこの原文の文字数です）"
)
@click.option(
    "--akn",
    is_flag=True,
    help="Akoma Ntoso 3.0（法律文書の XML の国際標準）で出力します（複数の文書は一つの XML にまとめます）",
)
@_PASSWORD
def parse(files: tuple[str, ...], machine: bool, original: bool, akn: bool, password: str | None) -> None:
    """文書の構造（章・条・項・号）を表示します。"""
    from app import as_json, as_text

    _one_of({"--json": machine, "--text": original, "--akn": akn})
    if akn:
        _echo_akn(files, password)
        return

    def show_one(document: "Document") -> None:
        if original and document.part <= 1:  # all parts of a file stand in one text
            click.echo(document.source.text, nl=False)
        elif original:
            return
        elif machine:
            _echo_json(as_json.document(document))
        else:
            click.echo(as_text.tree(document) + _gap(files, document))

    _each(files, password, show_one)


@main.command(
    epilog="yakkan extract 利用規約.md\nyakkan extract --json 規約1.md 規約2.txt > facts.jsonl\nyakkan extract --csv 契約書.docx > 一覧.csv\nyakkan extract --xlsx 一覧.xlsx 契約書1.docx 契約書2.pdf"
)
@_FILES
@_JSON
@click.option(
    "--jsonld", "linked", is_flag=True, help="JSON-LD で出力します（文書ごとに1行。語彙は schema.org と ELI）"
)
@click.option("--csv", "comma", is_flag=True, help="値ごとに1行の CSV で出力します（UTF-8。Excel でそのまま開けます）")
@click.option(
    "--xlsx",
    "workbook",
    metavar="出力.xlsx",
    type=click.Path(path_type=Path),
    help="Excel のブックに書き出します（確認欄のある一覧と、条項の種類・当事者・定義・参照・規範・指摘のシート）",
)
@_ONTOLOGY
@_PASSWORD
def extract(
    files: tuple[str, ...], machine: bool, linked: bool, comma: bool, workbook: Path | None, password: str | None
) -> None:
    """条項の種類・数値や期間などの事実・定義・参照・指摘を取り出します。"""
    from app import as_json, as_text
    from models import clause_types
    from pipeline import run

    _one_of({"--json": machine, "--jsonld": linked, "--csv": comma, "--xlsx": workbook is not None})
    if workbook is not None:
        _write_workbook(files, password, workbook)
        return
    if comma:
        _echo_csv(files, password)
        return

    def show_one(document: "Document") -> None:
        extraction = run.extract(document, clause_types=clause_types.default())
        if linked:
            from pipeline import export

            _echo_json(export.json_ld(document, extraction))
        elif machine:
            _echo_json(as_json.extraction(document, extraction))
        else:
            click.echo(as_text.report(document, extraction) + _gap(files, document))

    _each(files, password, show_one)


@main.command(
    short_help="文書の形式を点検し、直すべき箇所を示します。",
    epilog="yakkan check 契約書.docx\nyakkan check --json 規約1.md 規約2.pdf > issues.jsonl\nyakkan check --level error 契約書.docx\n"
    "yakkan check --dismiss unused-term@第2条第6号 契約書.docx",
)
@_FILES
@_JSON
@click.option(
    "--level",
    type=click.Choice(["error", "warning", "note"]),
    metavar="error|warning|note",
    default="warning",
    help="この段階以上の指摘を示します（error 誤り、warning 警告、note 注記。既定は warning）",
)
@click.option(
    "--dismiss",
    metavar="種別@番地",
    multiple=True,
    help="この指摘を無視し、ワークスペースに記録して次からも示しません（何度でも指定できます）",
)
@click.option("--restore", metavar="種別@番地", multiple=True, help="無視した指摘を、また示すようにします")
@_PASSWORD
@click.pass_obj
def check(
    folder: Path,
    files: tuple[str, ...],
    machine: bool,
    level: str,
    dismiss: tuple[str, ...],
    restore: tuple[str, ...],
    password: str | None,
) -> None:
    """参照の行き先、番号、用語、当事者や会社の名、期間の食い違い、空欄、括弧、途切れた文などを点検し、場所・理由・修正案を示します。指摘がなければ 0、あれば 1 で終わります。無視した指摘は、少しの書き換えや番号のずれがあっても無視したままです。"""
    from app import checking
    from pipeline.types.proof import Level

    run_of = checking.Checking(folder, Level(level), dismiss=dismiss, restore=restore)

    def check_one(path: str) -> None:
        for document in _read(path, password):
            click.echo(run_of.line(document) if machine else run_of.report(document) + "\n")

    failed = _tried(files, check_one)
    for unknown in run_of.unmatched():
        click.echo(f"yakkan: {unknown} に当たる指摘はありません。指摘の「キー」を指定してください。", err=True)
    if not machine:
        click.echo(run_of.summary())
    _exit(failed or run_of.found or bool(run_of.unmatched()))


@main.command(
    short_help="質問に、根拠の条項を示して答えます。",
    epilog="yakkan ask 解約はいつまでに申し出る？ 利用規約.md\nyakkan ask 支払いが遅れたら？\nyakkan ask --questions 質問.jsonl 利用規約.md --json",
)
@click.argument("question", metavar="[質問]", required=False)
@click.argument("files", metavar="[ファイル…]", nargs=-1, type=click.Path(allow_dash=True))
@click.option(
    "--questions",
    "list_file",
    metavar="質問.jsonl",
    type=click.Path(allow_dash=True),
    help='質問をまとめて読みます（1行に {"id": …, "question": …}）',
)
@_JSON
@_ONTOLOGY
@_PASSWORD
@click.pass_obj
def ask(
    folder: Path,
    question: str | None,
    files: tuple[str, ...],
    list_file: str | None,
    machine: bool,
    password: str | None,
) -> None:
    """質問に、根拠の条項を示して答えます。定めがないときは「定めはありません」と答えます。ファイルの指定がなければ登録済みの文書全体から答えます。"""
    from app import as_json, as_text
    from models import clause_types, question_types, static_embedder
    from pipeline import run

    if list_file is None and not (question or "").strip():
        raise click.UsageError("質問を指定してください。")
    paths = files if list_file is None else tuple(filter(None, (question, *files)))
    asked = [{"question": question}] if list_file is None else _questions(list_file)
    documents, failed = _all(paths, password)
    if not paths:
        documents = _of_workspace(folder)
    if failed and not documents:
        raise click.exceptions.Exit(1)
    titles = {document.id: document.title or document.source.name for document in documents}
    answers = run.ask(
        [str(one["question"]) for one in asked],
        documents,
        question_types=question_types.default(),
        clause_types=clause_types.default(),
        embedders=static_embedder.default(),
    )
    for record, answer in zip(asked, answers, strict=True):
        if machine:
            _echo_json(({"id": record["id"]} if "id" in record else {}) | as_json.answer(answer))
        else:
            click.echo(as_text.answer(answer, titles))
    _exit(failed)


@main.command(
    short_help="文書を登録します。", epilog="yakkan add 利用規約.md\nyakkan add 改定後.md --revision-of d0123456789ab"
)
@_FILES
@click.option("--revision-of", "revision_of", metavar="ID", help="この文書の改定版として登録します")
@_JSON
@_PASSWORD
@click.pass_obj
def add(folder: Path, files: tuple[str, ...], revision_of: str | None, machine: bool, password: str | None) -> None:
    """文書を登録します。同じ内容の文書は二重に登録しません。パスワード付きの Word は、パスワードを外した中身を登録します。"""
    from app import as_json
    from pipeline import run

    if revision_of is not None and len(files) > 1:
        raise click.UsageError("--revision-of を使うときは、ファイルを一つだけ指定してください。")
    limits = settings.from_environment(os.environ)
    with _workspace(folder) as workspace:

        def add_one(path: str) -> None:
            record, new = run.add(
                workspace,
                Path(path) if path != "-" else _stdin(limits.max_bytes),
                revision_of=revision_of,
                password=password or None,
                settings=limits,
            )
            if machine:
                _echo_json(as_json.stored(record) | {"added": new})
            else:
                click.echo(f"{record.id}  {record.title or record.name}" + ("" if new else "  （登録済み）"))

        _exit(_tried(files, add_one))


@main.command("list", epilog="yakkan list\nyakkan list --json")
@_JSON
@click.pass_obj
def list_documents(folder: Path, machine: bool) -> None:
    """登録済みの文書を一覧します。"""
    from app import as_json

    with _workspace(folder) as workspace:
        records = workspace.records()
    for record in records:
        if machine:
            _echo_json(as_json.stored(record))
        else:
            click.echo(f"{record.id}  {record.added_at[:10]}  {record.title or '（題名なし）'}  {record.name}")
    if not records and not machine:
        click.echo("登録された文書はありません。yakkan add ファイル で登録できます。", err=True)


@main.command(epilog="yakkan remove d0123456789ab")
@click.argument("ids", metavar="ID…", nargs=-1, required=True)
@click.pass_obj
def remove(folder: Path, ids: tuple[str, ...]) -> None:
    """登録済みの文書を削除します。"""
    with _workspace(folder) as workspace:

        def remove_one(document_id: str) -> None:
            workspace.remove(document_id)
            click.echo(f"{document_id} を削除しました。")

        _exit(_tried(ids, remove_one))


@main.command(
    "ontology",
    short_help="条項の種類・事実・文書の種類の一覧を表示します。",
    epilog="yakkan ontology > ontology.md\nyakkan ontology --json-schema > extract.schema.json\nyakkan ontology --skos > ontology.jsonld\nyakkan ontology --check 自分の.toml",
)
@click.option("--json-schema", "schema", is_flag=True, help="extract --json の JSON Schema を出力します")
@click.option("--skos", is_flag=True, help="概念体系を SKOS（JSON-LD）で出力します")
@click.option(
    "--check",
    "checked",
    metavar="ファイル.toml",
    type=click.Path(path_type=Path),
    help="自分のファイルを調べ、誤りをファイル・行・理由で知らせます",
)
@_ONTOLOGY
def show_ontology(schema: bool, skos: bool, checked: Path | None) -> None:
    """条項の種類・事実・文書の種類の一覧を Markdown で表示します。"""
    from pipeline import ontology
    from pipeline.ontology.page import page
    from pipeline.ontology.schema import json_schema
    from pipeline.ontology.skos import skos as as_skos

    _one_of({"--json-schema": schema, "--skos": skos, "--check": checked is not None})
    if checked is not None:
        with ontology.using(checked) as found:
            click.echo(
                f"誤りはありません（条項の種類 {len(found.types)}、事実 {len(found.fields)}、文書の種類 {len(found.kinds)}）。"
            )
    elif schema or skos:
        found = ontology.load()
        click.echo(json.dumps(json_schema(found) if schema else as_skos(found), ensure_ascii=False, indent=2))
    else:
        click.echo(page(ontology.load()), nl=False)


@main.command(epilog='eval "$(yakkan completion bash)"')
@click.argument("shell", metavar="bash|zsh|fish", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """シェルの補完を設定する命令を出力します。"""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is not None:
        click.echo(kind(main, {}, "yakkan", "_YAKKAN_COMPLETE").source())


def _one_of(options: dict[str, bool]) -> None:
    given = [name for name, is_given in options.items() if is_given]
    if len(given) > 1:
        raise click.UsageError(f"{given[0]} と {given[1]} は同時に指定できません。")


def _echo_akn(files: Sequence[str], password: str | None) -> None:
    from models import clause_types
    from pipeline import export, run

    documents, failed = _all(files, password)
    if documents:
        types = clause_types.default()
        dated = [export.Dated(document, run.extract(document, clause_types=types).facts) for document in documents]
        click.echo(export.akoma_ntoso(dated), nl=False)
    _exit(failed)


def _echo_csv(files: Sequence[str], password: str | None) -> None:
    """Bytes, so that no locale and no platform changes the encoding or the line ends."""
    from app.as_tables import FACT_HEADS, Extracted, fact_rows
    from models import clause_types
    from pipeline import export, run

    click.echo((export.BOM + export.csv_lines([FACT_HEADS])).encode(), nl=False)

    def show_one(document: "Document") -> None:
        rows = fact_rows(Extracted(document, run.extract(document, clause_types=clause_types.default())))
        click.echo(export.csv_lines(rows).encode(), nl=False)

    _each(files, password, show_one)


def _write_workbook(files: Sequence[str], password: str | None, out: Path) -> None:
    from app.as_tables import Extracted, sheets
    from models import clause_types
    from pipeline import export, run

    if out.suffix.lower() != ".xlsx":  # a contract named here by a slip would be overwritten
        raise click.UsageError("--xlsx には .xlsx で終わる書き出し先を指定してください。")
    with export.replacing(out) as stream:
        documents, failed = _all(files, password)
        if not documents:
            raise click.exceptions.Exit(1)
        types = clause_types.default()
        read = [Extracted(one, run.extract(one, clause_types=types)) for one in documents]
        export.write_workbook(stream, sheets(read))
    click.echo(f"{out} に書き出しました（文書 {len(documents)} 件）。", err=True)
    _exit(failed)


def _all(files: Sequence[str], password: str | None) -> "tuple[list[Document], bool]":
    """The documents of all files that can be read; True where one cannot."""
    documents: list[Document] = []
    failed = _tried(files, lambda path: documents.extend(_read(path, password)))
    return documents, failed


def _gap(files: Sequence[str], document: "Document") -> str:
    """A blank line after each of several documents."""
    return "\n" if len(files) > 1 or document.part else ""


def _each(files: Sequence[str], password: str | None, show_one: Callable[["Document"], None]) -> None:
    def one(path: str) -> None:
        for document in _read(path, password):
            show_one(document)

    _exit(_tried(files, one))


def _exit(failed: bool) -> None:
    if failed:
        raise click.exceptions.Exit(1)


def _tried(names: Sequence[str], do: Callable[[str], None]) -> bool:
    """Each of names in turn; what fails is told and the others go on. True where one has failed."""
    failed = False
    for name in names:
        try:
            do(name)
        except YakkanError as error:
            failed = True
            click.echo(f"yakkan: {error}", err=True)
    return failed


def _read(path: str, password: str | None) -> "tuple[Document, ...]":
    from pipeline import run

    limits = settings.from_environment(os.environ)
    if path == "-":
        return run.parse_bytes(_stdin(limits.max_bytes), "-", password=password or None, settings=limits)
    return run.parse_file(Path(path), password=password or None, settings=limits)


def _stdin(most: int) -> bytes:
    """One byte more than is allowed at most: enough to be refused."""
    return sys.stdin.buffer.read(most + 1)


def _of_workspace(folder: Path) -> "list[Document]":
    from pipeline import run

    with _workspace(folder) as workspace:
        documents = run.stored_documents(workspace, settings=settings.from_environment(os.environ))
    if not documents:
        raise SourceError("登録された文書がありません。ファイルを指定するか、yakkan add で登録してください。")
    return documents


def _workspace(folder: Path) -> "Workspace":
    from pipeline.store import Workspace

    return Workspace(folder)


def _questions(path: str) -> list[dict[str, Any]]:
    try:
        text = sys.stdin.read() if path == "-" else Path(path).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"質問のファイル {path} を読めません。UTF-8 の JSON Lines を指定してください。") from error
    return list(_question_lines(text, path))


def _question_lines(text: str, path: str) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError as error:
            raise _no_question(path, number) from error
        if (
            not isinstance(record, dict)
            or not isinstance(record.get("question"), str)
            or not record["question"].strip()
        ):
            raise _no_question(path, number)
        yield record


def _no_question(path: str, number: int) -> SourceError:
    return SourceError(f'{path} の{number}行目が {{"id": …, "question": …}} の形になっていません。')


def _echo_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False))

"""The talk on a terminal or over a pipe: reads lines, shows what comes back."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from app.talking import remembered
from app.talking.talk import Talk
from pipeline.errors import why

PROMPT = "質問> "
WELCOME = "{count} 件の文書に答えます。ヘルプ で使い方、終了 か Ctrl-D で終わります。"


def hold(talk: Talk, folder: Path) -> None:
    """Answers lines until they end; on a terminal with line editing, and with the lines typed before, kept in folder."""
    if not sys.stdin.isatty():
        for raw in sys.stdin.buffer:
            reply = talk.say(raw.decode("utf-8", "replace"))
            if reply.done:
                return
            if reply.text:
                click.echo(f"{reply.text}\n")
        return
    click.echo(WELCOME.format(count=len(talk.index.documents)))
    with _history(folder / remembered.NAME):
        while (line := _line()) is not None:
            try:
                reply = talk.say(line)
            except KeyboardInterrupt:
                click.echo("中止しました。", err=True)
                continue
            if reply.done:
                return
            if reply.text:
                click.echo(f"{reply.text}\n")


def _line() -> str | None:
    """What is typed next, None at the end of it; Ctrl-C starts the line anew."""
    while True:
        try:
            return input(PROMPT)
        except KeyboardInterrupt:
            click.echo()
        except EOFError:
            click.echo()
            return None


@contextmanager
def _history(path: Path) -> Iterator[None]:
    """Line editing with the lines typed before; those of now are kept at the end."""
    try:
        import readline
    except ImportError:  # Windows: its console edits lines by itself
        yield
        return
    try:
        for line in remembered.read(path):
            readline.add_history(line)
    except OSError as error:
        _warn(path, error)
    try:
        yield
    finally:
        count = readline.get_current_history_length()
        try:
            remembered.write(path, [readline.get_history_item(number) or "" for number in range(1, count + 1)])
        except OSError as error:
            _warn(path, error)


def _warn(path: Path, error: OSError) -> None:
    told = f"yakkan: 入力の履歴 {path} を使えません（{why(error)}）。場所と権限を確かめてください。"
    click.echo(told, err=True)

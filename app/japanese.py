"""click in Japanese: headings of the help and messages about wrong usage."""

from collections.abc import Sequence
from typing import NoReturn

import click

from pipeline.errors import YakkanError, why

_FAILED, _WRONG_USAGE = 1, 2


class Command(click.Command):
    """A command whose help is in Japanese."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """使い方: yakkan parse [オプション] ファイル."""
        pieces = [_usage_piece(piece) for piece in self.collect_usage_pieces(ctx)]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="使い方: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """All options under one Japanese heading."""
        _write_options(self, ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """--help, explained in Japanese."""
        return _help_option(super().get_help_option(ctx))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Examples as they are written, not wrapped."""
        _write_epilog(self, formatter)


class Group(click.Group):
    """A group of commands whose help and errors are in Japanese; results on stdout, messages on stderr.

    environment: names of variables and what they set, for the help.
    """

    command_class = Command
    environment: Sequence[tuple[str, str]] = ()

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """使い方: yakkan [オプション] コマンド …"""
        formatter.write_usage(ctx.command_path, "[オプション] コマンド …", prefix="使い方: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Commands first, then options, then variables of the environment."""
        rows = [(name, self.commands[name].get_short_help_str(60)) for name in self.list_commands(ctx)]
        with formatter.section("コマンド"):
            formatter.write_dl(rows)
        _write_options(self, ctx, formatter)
        if self.environment:
            with formatter.section("環境変数"):
                formatter.write_dl(self.environment)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """--help, explained in Japanese."""
        return _help_option(super().get_help_option(ctx))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Examples as they are written, not wrapped."""
        _write_epilog(self, formatter)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order they were declared: the order of a first use."""
        return list(self.commands)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = False,
        **extra: object,
    ) -> NoReturn:
        """Runs the command line; exit 0 done, 1 failed, 2 wrong usage."""
        raise SystemExit(self._run(args, prog_name, complete_var, **extra))

    def _run(self, args: Sequence[str] | None, prog_name: str | None, complete_var: str | None, **extra: object) -> int:
        try:
            code = super().main(args, prog_name, complete_var, False, **extra)
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.format_message())
            return _WRONG_USAGE
        except click.UsageError as error:
            where = f"\n使い方は {error.ctx.command_path} --help で見られます。" if error.ctx else ""
            click.echo(f"yakkan: {usage_message(error)}{where}", err=True)
            return _WRONG_USAGE
        except click.exceptions.Exit as done:
            return done.exit_code
        except click.Abort:
            click.echo("yakkan: 中断しました。", err=True)
            return 130
        except YakkanError as error:
            click.echo(f"yakkan: {error}", err=True)
            return _FAILED
        except OSError as error:
            click.echo(f"yakkan: 出力できません（{why(error)}）。空き容量と出力先を確かめてください。", err=True)
            return _FAILED
        return code if isinstance(code, int) else 0


def usage_message(error: click.UsageError) -> str:
    """One Japanese sentence for what was wrong with the words of the command line."""
    match error:
        case click.NoSuchOption():
            near = f"（{'、'.join(error.possibilities)} のことですか）" if error.possibilities else ""
            return f"オプション {error.option_name} はありません{near}。"
        case click.MissingParameter():
            name = error.param.make_metavar(error.ctx) if error.param and error.ctx else ""
            return f"{name} を指定してください。"
        case click.BadOptionUsage():
            return f"オプション {error.option_name} の使い方が違います。"
        case click.BadParameter() if error.param and isinstance(error.param.type, click.Choice):
            return f"{error.param.make_metavar(error.ctx) if error.ctx else '値'} のどれかを指定してください。"
        case click.BadParameter() if error.param and isinstance(error.param.type, click.DateTime):
            return f"{error.param.opts[0]} には、2026-04-01 のような暦にある日付を指定してください。"
        case click.BadParameter() if error.param and isinstance(error.param.type, click.IntRange):
            kind = error.param.type
            least = f"{kind.min} 以上" if kind.max is None else f"{kind.min} から {kind.max} まで"
            return f"{error.param.opts[0]} には、{least}の整数を指定してください。"
        case click.BadParameter() if error.param and isinstance(error.param.type, click.Path):
            name = error.param.make_metavar(error.ctx) if error.ctx else error.param.opts[0]
            wanted = "フォルダ" if error.param.type.dir_okay else "フォルダではなくファイル"
            return f"{name} には{wanted}を指定してください。"
        case click.BadParameter():
            name = error.param.get_error_hint(error.ctx) if error.param and error.ctx else "引数"
            return f"{name} の値が正しくありません: {error.message}"
        case _ if error.message.startswith("No such command"):
            return f"{error.message.split(' ', 3)[3].rstrip('.')} というコマンドはありません。"
        case _ if error.message.startswith("Got unexpected extra argument"):
            return f"余分な引数があります: {error.message.partition('(')[2].rstrip(')')}"
        case _ if error.message.startswith("Missing command"):
            return "コマンドを指定してください。"
        case _:
            return error.message


def _usage_piece(piece: str) -> str:
    return "[オプション]" if piece == "[OPTIONS]" else piece


def _write_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    rows = [record for param in command.get_params(ctx) if (record := param.get_help_record(ctx)) and record[1]]
    if rows:
        with formatter.section("オプション"):
            formatter.write_dl(rows)


def _write_epilog(command: click.Command, formatter: click.HelpFormatter) -> None:
    if command.epilog:
        formatter.write_paragraph()
        formatter.write("例:\n")
        for line in command.epilog.strip().splitlines():
            formatter.write(f"  {line.strip()}\n")


def _help_option(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = "この説明を表示します"
    return option

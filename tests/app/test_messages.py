"""What is wrong with a command line, and what the operating system refuses, in Japanese."""

import errno
import re

import pytest
from click.testing import CliRunner

from app.cli import main
from pipeline.errors import why


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("history", "d0", "--as-of", "2025-02-30"),
            "--as-of には、2026-04-01 のような暦にある日付を指定してください。",
        ),
        (("serve", "--port", "99999"), "--port には、1 から 65535 までの整数を指定してください。"),
        (("backup", "/"), "フォルダではなくファイルを指定してください。"),
        (("--workspace", " ", "list"), "--workspace に、フォルダか、データベースの URL を指定してください。"),
    ],
)
def test_wrong_usage_is_told_in_japanese(words, said) -> None:
    found = CliRunner().invoke(main, list(words))
    assert found.exit_code == 2 and said in found.output
    assert not re.search(r"does not match|is not in the range|Invalid value", found.output)


def test_what_the_operating_system_says_is_told_in_japanese() -> None:
    assert why(OSError(errno.ENOSPC, "No space left on device")) == "空きがありません"
    assert why(OSError(errno.EIO, "Input/output error")) == f"エラー番号 {errno.EIO}"

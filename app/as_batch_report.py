"""The short report of a batch, in Markdown."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from app.as_batch_out import Written
from pipeline.batch import Counts, Failure, Passed

NAMED = 50
"""Failures that are named, the first of many."""
_SIGNS = re.compile(r"([\\`*\[\]<>|])")


@dataclass(frozen=True, slots=True)
class Run:
    """What one run did: files it read, how many of these failed, seconds of the clock."""

    folder: str
    done: int
    failed: int
    seconds: float
    finished: datetime
    version: str


def report(run: Run, counts: Counts, written: Written, failures: Sequence[Failure], passed: Sequence[Passed]) -> str:
    """The report. failures: the first NAMED of them, or all."""
    rate = f"（{run.done / run.seconds:.2f} 件/秒）" if run.done and run.seconds else ""
    lines = [
        "# 一括処理の結果",
        "",
        f"{run.finished:%Y年%-m月%-d日 %H:%M} に、「{_plain(run.folder)}」を処理しました（yakkan {run.version}）。",
        "",
        "| 項目 | 件数 |",
        "| --- | ---: |",
        f"| 文書のファイル | {counts.files:,} |",
        f"| 　読めたもの | {counts.files - counts.failed:,} |",
        f"| 　　うち、ほかと内容が同じもの | {counts.copies:,} |",
        f"| 　読めなかったもの | {counts.failed:,} |",
        f"| 取り出した文書（一つのファイルに複数あるものは分けて数えます） | {counts.documents:,} |",
        f"| 対象にしなかったもの | {len(passed):,} |",
        "",
        f"今回読んだファイルは {run.done:,} 件（うち失敗 {run.failed:,} 件）、かかった時間は {duration(run.seconds)}{rate}でした。"
        f"変わっていないファイルは前回の結果を使っています。",
        "",
        "## 文書の種類",
        "",
        *_table(written.kinds),
    ]
    lines += ["", "## 読めなかったファイル", ""]
    if counts.failed:
        lines += [f"- {_plain(failure.path)}: {_plain(failure.reason)}" for failure in failures]
        if counts.failed > len(failures):
            lines.append(f"- ほか {counts.failed - len(failures):,} 件（すべては 一覧.xlsx の「失敗」にあります）")
        lines += ["", "直してからもう一度実行すると、失敗したものと変わったものだけを読み直します。"]
    else:
        lines.append("ありません。")
    if passed:
        lines += ["", "## 対象にしなかったもの", "", *_passed(passed)]
    lines += [
        "",
        "## 出力",
        "",
        f"- {'、'.join(written.books)}: 一覧と、事実・条項・指摘・失敗のシート。色の付いた値は確信度が低いので、原文で確かめてください",
        "- json/: 文書ごとの JSON（`yakkan extract --json` と同じ形）",
        "- csv/、parquet/: 同じ表（CSV は日本語の見出し、Parquet は英字の列名）",
    ]
    return "\n".join(lines) + "\n"


def duration(seconds: float) -> str:
    """12秒, 3分5秒, 2時間10分: the two largest units."""
    whole = max(0, round(seconds))
    if whole < 60:
        return f"{whole}秒"
    if whole < 3600:
        return f"{whole // 60}分{whole % 60}秒"
    if whole < 86400:
        return f"{whole // 3600}時間{whole % 3600 // 60}分"
    return f"{whole // 86400}日{whole % 86400 // 3600}時間"


def _table(kinds: Counter[str]) -> list[str]:
    if not kinds:
        return ["文書はありません。"]
    rows = [f"| {_plain(name)} | {count:,} |" for name, count in kinds.most_common()]
    return ["| 種類 | 文書 |", "| --- | ---: |", *rows]


def _passed(passed: Sequence[Passed]) -> list[str]:
    suffixes = Counter(PurePosixPath(one.path).suffix.lower() or "（拡張子なし）" for one in passed if not one.reason)
    lines = [f"- {_plain(suffix)}: {count:,} 件" for suffix, count in suffixes.most_common()]
    odd = [one for one in passed if one.reason]
    lines += [f"- {_plain(one.path)}: {one.reason}" for one in odd[:NAMED]]
    return [*lines, f"- ほか {len(odd) - NAMED:,} 件"] if len(odd) > NAMED else lines


def _plain(text: str) -> str:
    """Text that Markdown shows as it is: names of files may hold its signs."""
    return _SIGNS.sub(r"\\\1", text.replace("\n", " "))

"""What a pack says of its dates, in full sentences, the same wherever it is shown."""

from collections.abc import Iterator
from datetime import date

from pipeline.types.pack import NoticePeriod, Pack, Timing

NO_NOTICE = "今の版に、変更の前に知らせる期間の定めは見つかりませんでした。"
NOTE = (
    "この書面は、二つの版の文言から機械的にまとめた確認用の資料です。「」の中は規約の文言です。"
    "有利・不利は文言から推した目安で、変更の有効性など法的な判断を示すものではありません。"
)


def day(one: date) -> str:
    """2026年4月1日."""
    return f"{one.year}年{one.month}月{one.day}日"


def in_force(pack: Pack) -> str:
    """From when the new version is in force, and where that is said."""
    if pack.effective is None:
        return "新しい版の本文からは分かりません（決まりしだい書き加えてください）"
    if pack.effective_words is None:
        return f"{day(pack.effective)}（指定された日。新しい版の文言からは読み取っていません）"
    return f"{day(pack.effective)}（新 {pack.effective_words.address}「{pack.effective_words.words}」）"


def of_notice(pack: Pack, one: NoticePeriod) -> Iterator[str]:
    """The sentences on a period: what the terms say, the last day, and whether the day of the announcement leaves it."""
    yield f"{one.label}：{one.length}（旧 {one.clause.address}「{one.clause.words}」）"
    if one.changed:
        yield "この期間は新しい版で変わりますが、今の版の定めで数えています。"
    if one.earliest is None:
        yield "日・週・月・年で数えられない期間（営業日、「相当の期間」など）なので、日付は計算していません。"
        return
    if pack.effective and one.latest:
        yield (
            f"この定めに沿う最も遅い周知日：{day(one.latest)}。施行日（{day(pack.effective)}）も周知の日も数えず（初日不算入）、"
            f"その間に{one.length}を置いて数えました。"
        )
    announced = day(pack.announced)
    soonest = f"この日に周知するなら、施行日は早くて{day(one.earliest)}です。"
    match one.timing:
        case Timing.ENOUGH:
            yield f"周知日{announced}は、この期間を置いています。"
        case Timing.EDGE:
            yield f"周知日{announced}は、周知の日も数えるときだけこの期間になります。数え方を確認してください。{soonest}"
        case Timing.SHORT if pack.effective and pack.announced >= pack.effective:
            yield f"周知日{announced}は、施行日より前ではありません。{soonest}"
        case Timing.SHORT if one.latest:
            yield f"周知日{announced}では、{(pack.announced - one.latest).days}日足りません。{soonest}"
        case _:
            yield f"施行日が分からないため、最も遅い周知日は計算していません。周知日が{announced}なら、施行日は早くて{day(one.earliest)}です。"

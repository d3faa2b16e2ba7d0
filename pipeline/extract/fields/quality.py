"""What the service promises: how long an outage has to be to count, when questions are answered."""

import re
from collections.abc import Iterator

from pipeline.extract.fields.context import Context, clip, printed
from pipeline.extract.fields.words import UNUSABLE
from pipeline.extract.reader import Sentence
from pipeline.extract.values import Found, durations, hours
from pipeline.types.clause import Fact
from pipeline.types.document import Kind

_OUT = re.compile(UNUSABLE)
_OVER = re.compile(
    r"(?:\([^()]*\))?(?:間)?(?:を?(?:超え|超過|越え|上回|経過|過ぎ)|以上|(?:を)?(?:継続|連続)して|続け|にわたり|にわたって|も(?:続|使え))"
)
_GOES_ON = re.compile(r"連続|継続|続け|続い|引き?続")
_REMEDY = re.compile(
    r"保証|減額|減じ|減ずる|減らし|返金|返還|返し|返す|払戻|日割|請求|賠償|免除|無料|延長|延ば|補償|割引|値引|差し?引|配り|配布|付与|取り?消|補填|クレジット"
)
_DEFAULT_OF_CUSTOMER = re.compile(r"滞納|支払わ|支払を怠|未払|遅延した(?:とき|場合)")


def outage_threshold(context: Context) -> Iterator[Fact]:
    """service_level.outage_threshold: after how long an outage the promise of quality (減額, 返金) works."""
    for sentence in context.sentences():
        text = sentence.text
        if not _OUT.search(text) or _DEFAULT_OF_CUSTOMER.search(text):
            continue
        around = text + _next(sentence) + _lead(sentence)
        if not _REMEDY.search(around) or (re.search(r"解除|解約", text) and not re.search(r"返|減|取り?消", text)):
            continue
        for length in durations(text):
            if not str(length.value).startswith("PT") and not _GOES_ON.search(text):
                continue
            if _OVER.match(text, length.end):
                span = clip(sentence, length.start, min(len(text), length.end + 3))
                yield context.fact("service_level.outage_threshold", length.value, sentence, *span)


def _next(sentence: Sentence) -> str:
    sentences = sentence.node.sentences
    at = sentences.index(sentence)
    return sentences[at + 1].text if at + 1 < len(sentences) else ""


def _lead(sentence: Sentence) -> str:
    """The words over the list that an entry stands in."""
    above = sentence.node.parent
    listed = sentence.node.unit.kind in (Kind.ITEM, Kind.SUBITEM) and above is not None
    return above.sentences[-1].text if listed and above is not None and above.sentences else ""


_ASKED = re.compile(
    r"問合せ|問い合わせ|サポート|ヘルプデスク|窓口|相談|受け?付|電話|障害対応|対応時間|カスタマー|コールセンター|返事|回答|連絡先|質問"
)
_OF_WORK = re.compile(
    r"始業|終業|労働|勤務|就業|利用開始日|休憩|所定|チェックイン|開館|入館|利用できる時間|利用時間|営業時間(?!内)"
)
_UPKEEP = re.compile(r"(?:定期|計画|臨時|緊急)?(?:保守|メンテナンス|点検|工事)(?:作業)?を(?:する|行|実施)|停止|中断")
_NO_DAYS_OFF = re.compile(r"(?:土曜日?[、・および]*日曜日?|土[、・]?日)[^。]{0,30}祝[^。]{0,40}除")
_NAMED_DAY = re.compile(r"(?<![一-龥])(?P<day>[一-龥]{1,3}日)(?:の|は|に|:)?$")
_ALL_DAY = re.compile(
    r"(?:24時間(?:365日|年中無休|体制|いつでも)?|昼夜を問わず)(?!以|前|後|を|まで|ごと|の間|経|が|につ|未満|分)[^。]{0,40}?(?:受け?付|対応|応じ|サポート|受け|つなが|電話に出|連絡でき|連絡を取れ|開設|開い)"
    r"|(?:問合せ|問い合わせ|質問|相談|連絡|故障の受付|窓口)[^。]{0,24}(?:は|を|に)、?[^。、]{0,16}いつでも、?(?:[^。、]{0,6})(?:受け|受付|お受け|承り|承る|対応|応じ|応える)"
)


def support_hours(context: Context) -> Iterator[Fact]:
    """support.hours: when questions are answered, 平日 9:00-18:00 or 24時間."""
    for sentence in context.sentences():
        text, caption = sentence.text, sentence.node.article.caption
        if not (_ASKED.search(text) or "support" in context.of(sentence) or _ASKED.search(caption)):
            continue
        if _UPKEEP.search(text):
            continue
        spans = [
            span
            for span in hours(text)
            if not re.match(r"までを?除|を?除", text[span.end :])
            and not _OF_WORK.search(text[max(0, span.start - 30) : span.start])
        ]
        for span, value in zip(spans, _without_brackets(text, spans), strict=True):
            value = _with_exception(sentence, value)
            yield context.fact("support.hours", value, sentence, *clip(sentence, span.start, span.end), confidence=0.85)
        if not spans and (found := _ALL_DAY.search(text)):
            span_ = clip(sentence, *found.span())
            yield context.fact("support.hours", "24時間", sentence, *span_, confidence=0.75)


def _without_brackets(text: str, spans: list[Found]) -> list[str]:
    """The hours with their days: brackets between day and time passed over, 土日祝を除く日 as 平日, 授業日 as printed."""
    plain = [str(span.value) for span in hours(re.sub(r"\([^()]*\)", "", text))]
    found = plain if len(plain) == len(spans) else [str(span.value) for span in spans]
    told: list[str] = []
    for number, (span, value) in enumerate(zip(spans, found, strict=True)):
        goes_on = number and " " in told[-1] and span.start - spans[number - 1].end <= len("、および")
        day = told[-1].split(" ")[0] if goes_on else ""
        told.append(value if " " in value else f"{day} {value}" if day else _with_day(text[: span.start], value))
    return told


_EXCEPTED = re.compile(r"(?P<days>[^、。は()]{2,30})を除(?:く|き|いた)、?毎日")


def _with_exception(sentence: Sentence, value: str) -> str:
    """毎日 with the days that are excepted, as printed: 12月31日から1月3日までを除く毎日."""
    found = _EXCEPTED.search(sentence.text) if value.startswith("毎日 ") else None
    return f"毎日（{printed(sentence, *found.span('days'))}を除く） {value[3:]}" if found else value


def _with_day(before: str, value: str) -> str:
    if _NO_DAYS_OFF.search(re.split(r"。", before)[-1][-60:]):
        return f"平日 {value}"
    day = _NAMED_DAY.search(before)
    return (
        f"{day['day']} {value}" if day and not re.search(r"[曜祝当同翌即毎]日|休日|月|年|期日", day["day"]) else value
    )

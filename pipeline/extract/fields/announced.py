"""What it is that is announced ahead: new terms, a new price, a pause, a change or the end of a service."""

import re

from pipeline.extract.fields import legal
from pipeline.extract.fields.context import before, heading
from pipeline.extract.reader import Sentence
from pipeline.extract.values import Found, durations

# What makes a length of time one of notice: it ends before something, or is called a 予告期間.
AHEAD = re.compile(
    r"(?:以上|相当|程度|ほど|も)?(?:の)?前(?!日|月|項|払|受|年|以降|以後|後|記|述|条)(?:まで|に|の|から|をもって|、|でに|倒|予告|迄)?"
    r"|以上先の"
    r"|(?:以上|程度|間)?の?(?:[^。、]{0,4}予告|[^。、]{0,6}周知|事前(?:の)?(?:通知|告知|予告)|告知|猶予|通知|知らせ)(?:期間)?"
    r"|(?:以上)?の?(?:相当[のな])?(?:期間|間|猶予|日数|余裕|ゆとり)を(?:おい|置い|おき|置き|設け|定め|空け|あけ|とっ|取っ|見込|もっ|持っ)"
    r"|(?:以上)?を?(?:おい|置い)て|(?:以上)?の期間、?(?:公表|掲載|掲示|公示|周知)"
)
_THIS = r"(?<![一-龥ァ-ヶー])本(?!契約|規約|約款|条|項|人|覚書|会則|規程|文|書|日|業務に)[一-龥ァ-ヶー]{1,10}"
_WHOLE = rf"(?:{_THIS}|サービス|事業|施設|店舗|教室|クラブ|コース|提供|運営|営業|制度|全部)"
NAMES = {
    "fee_change": re.compile(
        rf"(?:{legal.FEE})[^。]{{0,24}}?(?:{legal.CHANGE}|{legal.RAISE})|(?:変更|改定)後の[^。]{{0,8}}(?:{legal.FEE})|新しい(?:{legal.FEE})|値上げ|値下げ"
    ),
    "amendment": re.compile(
        rf"(?:{legal.TERMS})[^。]{{0,40}}?(?:{legal.CHANGE}|適用(?!しない|しません|され(?:ない|ません)|がない)|効き|効力)|(?:改定|改訂|改正|変更後の|新しい|改めた)(?:本|この)?(?:{legal.TERMS})"
        rf"|(?:変更|追加)(?:後)?の[^。]{{0,6}}効力|効力発生(?:日|時期)|効力の?が?生じる日|施行(?:の)?日"
    ),
    "discontinuation": re.compile(
        rf"{_WHOLE}(?!契約)[^。、契]{{0,30}}?(?:廃止|終了|終え|終わ|閉じ|閉鎖|閉店|閉校|閉園|打切|打ち?切|やめ|取りやめ|撤退|提供(?:を|の)?中止)"
        rf"|廃止(?:する|しようとする)(?:とき|場合)|休止し、または廃止|廃止(?:予定)?日|廃止効力|終了(?:予定)?日|閉鎖日|閉店日|閉じる日|(?:変更、|変更し、)提供を中止|休止または廃止"
    ),
    "service_change": re.compile(
        rf"(?:{_THIS}|サービス|仕様|機能|コース|プラン|プログラム|講座|施設|カリキュラム|内容|メニュー|強さ|性能|仕組み|しくみ)[^。約規書料]{{0,24}}?(?:{legal.CHANGE})"
        rf"|(?:曜日|時間帯|時間割|開講日|担当者|担当の[一-龥]{{1,4}}|講師)[^。約規書料]{{0,16}}?(?:{legal.CHANGE})"
        rf"|(?:機能|仕様|版|一部|仕組み|プラン|コース|メニュー|対応)[^。、契]{{0,12}}?(?:廃止|終了|終え|打切|打ち?切|やめ|取りやめ|除く|下げ)"
    ),
    "suspension": re.compile(
        r"停止|中断|休止|メンテナンス|休業|休館|休園|手入れ|(?:保守(?!サービス|契約|期間|業務|料|費)|点検|工事|整備)(?=[^。]*(?:停止|中断|止め|止ま|休|できな|できませ|行う|実施))|休む|休み|休ませ|一時(?:的に)?(?:中止|利用でき|止め)|止め(?:る|ます)|止まる"
    ),
}
PROVIDER_KINDS = ("amendment", "fee_change", "suspension", "service_change", "discontinuation")
_SERVICE_CHANGED = re.compile(
    r"(?:サービス|仕様|機能|コース|プラン|メニュー|版|強さ|性能)[^。約規書料]{0,24}(?:"
    + legal.CHANGE
    + "|打切|打ち切|やめ|下げ)"
)
CHANGES = re.compile(rf"{legal.CHANGE}|{legal.RAISE}|{legal.END}|{legal.PAUSE}")
_RAISES = re.compile(r"値上|値下|引き?上げ|引き?下げ|増額|減額")
_ENDS_ALL = re.compile(r"廃止|終了|閉鎖|閉じ|終え|終わ|閉店|閉校|打切|打ち切")
RENEWAL_TOLD = re.compile(r"更新(?:の案内|[^。、]{0,10}通知)")
_PART_ENDS = re.compile(
    r"(?:一部|機能|オプション|プラン)[^。、]{0,8}(?:を|の|が)(?:廃止|終了|終え|打切)(?![^。]{0,40}または)"
)
TELLS = re.compile(legal.TELL)


def strongest(named: list[str]) -> list[str]:
    """Without a clause type to decide: a fee before the terms it stands in, the terms before what they are about."""
    if {"service_change", "discontinuation"} == set(named):
        return named
    return next(
        ([kind] for kind in ("fee_change", "amendment", "discontinuation", "service_change") if kind in named),
        named[:1],
    )


def named_in(sentence: Sentence, length: Found) -> list[str]:
    """What the sentence itself says is announced that far ahead."""
    text = sentence.text
    ahead = [one for one in durations(text) if AHEAD.match(text, one.end)]
    part = text[max((one.end for one in ahead if one.end <= length.start), default=0) : length.start]
    named = [kind for kind, pattern in NAMES.items() if pattern.search(part)] if len(ahead) > 1 else []
    return _weighed(named or [kind for kind, pattern in NAMES.items() if pattern.search(text)], text, heading(sentence))


def _weighed(named: list[str], text: str, caption: str = "") -> list[str]:
    """Of several kinds those the words are really about; caption: what stands above."""
    if "service_change" in named and {"amendment", "fee_change"} & set(named) and not _SERVICE_CHANGED.search(text):
        named.remove("service_change")
    if "suspension" in named and set(named) & {"amendment", "fee_change"}:
        named.remove("suspension")
    if (
        named == ["discontinuation"]
        and re.search(r"休[むみ業館園止]|停止|中断", caption)
        and not _ENDS_ALL.search(caption)
    ):
        return ["suspension"]
    if (
        "discontinuation" in named
        and RENEWAL_TOLD.search(text)
        and not re.search(legal.END.replace("終了", "提供の?終了"), text)
    ):
        named.remove("discontinuation")
    if {"discontinuation", "service_change"} <= set(named) and _PART_ENDS.search(text):
        named.remove("discontinuation")
    if "discontinuation" in named and "suspension" in named:
        named.remove("suspension" if _ENDS_ALL.search(text) else "discontinuation")
    return named


def carried(sentence: Sentence) -> list[str]:
    """改めるときは: what is changed was said in the sentence or the 項 before, or stands in the heading."""
    text = sentence.text
    if (
        not CHANGES.search(text)
        and not TELLS.search(text)
        and not re.match(r"この場合|その|前項|ただし|これ|いずれ", text)
    ):
        return []
    if other_object(text):
        changed = NAMES["service_change"].search(before(sentence))
        if changed and re.search(legal.END, text):
            return ["service_change"]
        return [kind for kind in _of_heading(heading(sentence)) if kind == "discontinuation"]
    if _RAISES.search(text):
        return ["fee_change"]
    for spoken in (before(sentence), heading(sentence)):
        named = _weighed([kind for kind, pattern in NAMES.items() if pattern.search(spoken)], spoken, heading(sentence))
        if named:
            return named[-1:] if len(named) > 2 else named
    return _of_heading(heading(sentence))


def other_object(text: str) -> bool:
    """Whether something of its own is changed or ended: 点検日を動かす, not これを改める."""
    verb = CHANGES.search(text)
    found = re.search(r"([^、。はが]{1,20})を(?:[^、。]{0,6})$", text[: verb.start()]) if verb else None
    return bool(found and not re.search(r"これ|それ|内容|中身|前項|全部|一部", found[1]))


_HEADINGS = {
    "fee_change": re.compile(rf"(?:{legal.FEE})[^\n]*(?:{legal.CHANGE}|{legal.RAISE})"),
    "amendment": re.compile(rf"(?:{legal.TERMS}|本書|この文書)[^\n]*(?:{legal.CHANGE})"),
    "discontinuation": re.compile(rf"(?:サービス|提供|事業|{_THIS})[^\n]*(?:{legal.END})"),
    "suspension": re.compile(legal.PAUSE),
}


def _of_heading(caption: str) -> list[str]:
    return next(([kind] for kind, pattern in _HEADINGS.items() if pattern.search(caption)), [])

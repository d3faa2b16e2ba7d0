"""The words with which one asks something of a matter that one does not name: いつまで, 手数料は, メールでもいい."""

import re
from collections.abc import Sequence

from pipeline.text import tokens
from pipeline.text.normalize import fold

ASKS = re.compile(
    r"いつ(?:まで|から)?|いくら|誰|だれ|どなた|どちら|どっち|どこ|どのように|どの(?:くらい|ぐらい|程度)|どれ(?:くらい|ぐらい|だけ)?|どんな|どのような|どう(?:やって|すれば|したら|して|なる)?|どういう"
    r"|なぜ|なんで|[0-9]+(?:日|[かヶヵカケ箇]月|年|週間|時間|分|円|%)|何(?:日|[かヶヵカケ箇]月|年|週間|時間|分|回|円|人|名|枚|通|%|パーセント|割|営業日)?|いくつ|他|ほか|具体的|全部|すべて|全て|まで|前|以内|後|間"
)
ASPECTS = (
    "手数料 費用 金額 上限額 限度額 上限 下限 限度 期限 期間 期日 締め切り 締切り 締切 時期 タイミング 時点 起算日 起算点 方法 やり方 仕方 手続き 手続 手順 流れ "
    "条件 要件 例外 理由 根拠 罰則 ペナルティ 効果 効力 書式 様式 形式 窓口 連絡先 宛先 提出先 届出先 申請先 届け先 場所 相手方 相手 対象者 対象外 対象範囲 対象 範囲 "
    "必要書類 書類 計算方法 計算式 計算 利率 割合 回数 頻度 日数 猶予期間 猶予 制限 主体 責任者 負担者 負担 注意点 扱い 結果 影響 詳細 具体例 例 単位 人数 額 率"
).split()
"""What is always the 期限 or the 方法 of something else."""
BARE = (
    "違約金 返金 返還 事前の通知 事前の連絡 事前の承諾 事前の同意 事前通知 事前連絡 通知 予告 事前 連絡 同意 承諾 承認 許可 届出 報告 証明書 書面 電子メール メール 電話 郵送 口頭 FAX ファックス オンライン ネット 窓口 "
    "罰金 消費税 税金 利息 無料 有料 無償 有償 タダ 任意 義務 自動 途中 全額 一部 半額 日割り 日割 分割 一括 後払い 前払い 現金 クレジットカード カード 口座振替 振込 印鑑 押印"
).split()
"""What may be a matter of its own, and is not where it is said alone: 違約金は?, メールでもいい?"""
_PREDICATES = re.compile(
    r"(?:かか(?:る|り|ら|っ)|掛か(?:る|り|ら|っ)|必要|不要|要(?:る|り|ら)|でき|出来|可能|だめ|ダメ|駄目|NG|OK|大丈夫|平気|問題|済(?:む|み)|もらえ|貰え|決ま|変わ|違|分か|わか|教え|間に合|過ぎ|すぎ|超え|遅れ"
    r"|(?:通知|連絡|報告|申告|請求)(?=す[るれ]|し[たてま])|守(?:ら|れ|る)|破(?:っ|る|れ)|忘れ|怠(?:っ|る)|断(?:ら|っ|る|れ)|拒(?:ま|ん|否)|申し?出(?:る|れ|た|な)|届け?出|提出|知らせ|伝え|言(?:え|わ|う|っ)|送(?:れ|る|っ)|出(?:せ|す|さ)|含ま|限ら|例えば|たとえば)"
)
SIDES = (
    "当社 弊社 会社 事業者 運営会社 運営者 運営 提供者 お客様 お客さま 顧客 会員 利用者 ユーザー 契約者 申込者 購入者 借主 貸主 売主 買主 委託者 受託者 発注者 受注者 "
    "甲 乙 丙 双方 相手方 相手 法人 個人 未成年者 未成年 学生 家族 代理人 保証人 従業員 社員 第三者 消費者 非会員"
).split()
END = re.compile(r"[?？!。、 ]+$")


def says_nothing(said: str, parties: Sequence[str]) -> bool:
    """True where no word of a line names a matter: all are of what one asks of any."""
    plain = bare(said)
    plain = re.sub(rf"^(?:{any_of((*parties, *SIDES))})の(?={any_of(ASPECTS)})", "", plain)
    # What stands right before an aspect makes a matter of it: 通知方法 is not the 通知 of something.
    rest = re.sub(rf"{any_of(ASPECTS)}(?!え)", "◆", plain)
    rest = re.sub(rf"(?<![^、 ])(?:{any_of(BARE)})(?=[はもでがに、 ]|$|な(?:し|ら)|だ|じゃ|の場合)", " ", rest, count=1)
    for pattern in (_PREDICATES, ASKS):
        rest = pattern.sub(" ", rest)
    return bool(plain) and not any(map(names, tokens.tokenize(rest.replace("◆", " "))))


def names(token: tokens.Token) -> bool:
    """True for a word that tells one matter from another."""
    return (
        token.part in ("名詞", "動詞", "形容詞", "形状詞")
        and tokens.is_content(token)
        and token.normal
        not in ("為さる", "よい", "宜しい", "達", "方", "過ぎる", "為せる", "仕舞う", "見せる", "頂ける", "れる")
    )


def bare(text: str) -> str:
    """The folded text without the signs at its end."""
    return END.sub("", " ".join(fold(text).split()))


def any_of(words: Sequence[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(filter(None, set(words)), key=len, reverse=True)) + ")"

"""One spelling for the words that legal Japanese writes in several ways: 又は/または, 申し込み/申込, ヶ月/か月."""

import functools
import re

# Only pairs that never change what is said; the right side is what the ontology's rules are matched on.
_PAIRS = """
又は=または 若しくは=もしくは 及び=および 並びに=ならびに 但し=ただし 且つ=かつ 尚、=なお、 或いは=または 或は=または あるいは=または 見なす=みなす 見なさ=みなさ 見なし=みなし 見做=みな 看做=みな
何ら=なんら 何等=なんら 予め=あらかじめ 全て=すべて 総て=すべて 凡て=すべて 直ちに=ただちに 速やかに=すみやかに 遅滞無く=遅滞なく
如何な=いかな 如何に=いかに 如何を=いかんを 如何=いかん 出来る=できる 出来ま=できま 出来な=できな 出来ず=できず 出来た=できた
下さい=ください 頂く=いただく 頂き=いただき 頂い=いただい 頂け=いただけ 頂か=いただか 致しま=いたしま 致しか=いたしか 致す=いたす 戴=いただ
無く=なく 無い=ない 無し=なし 無けれ=なけれ 無かっ=なかっ 行なう=行う 行なわ=行わ 行ない=行い 行なっ=行っ 行なえ=行え
申し込み=申込 申込み=申込 申し込=申込 申しこみ=申込 支払い=支払 取り消し=取消 取消し=取消 取り消=取消 引き落とし=引落 引落とし=引落 引き落し=引落 引落し=引落
振り込み=振込 振込み=振込 振り込=振込 払い戻し=払戻 払戻し=払戻 払い戻=払戻 問い合わせ=問合せ 問合わせ=問合せ 問い合せ=問合せ
取り扱い=取扱 取扱い=取扱 取り扱=取扱 手続き=手続 届け出=届出 貸し出し=貸出 貸出し=貸出 受け付け=受付 申し出=申出 申出で=申出
切り上げ=切上げ 切り捨て=切捨て 打ち切=打切 締め切=締切 立ち会=立会 引き渡=引渡 明け渡=明渡 買い戻=買戻 差し押さえ=差押 差押え=差押 差し押え=差押
売り渡=売渡 取り止め=取りやめ 見積もり=見積 見積り=見積 割り引き=割引 引き継=引継 受け取=受取 受取り=受取 取り決=取決
蒙っ=被っ 蒙る=被る 蒙り=被り こうむ=被 責めを負=責任を負 責を負=責任を負 責めは負=責任は負 責は負=責任は負 責も負=責任も負 責めも負=責任も負
お客さま=お客様 御客様=お客様 客さま=客様 ユーザー様=ユーザー ユーザ様=ユーザー 第3者=第三者 瑕庇=瑕疵
ウェブ=Web ウエブ=Web web=Web WEB=Web ホームペイジ=ホームページ Eメール=電子メール Email=電子メール E-mail=電子メール email=電子メール e-mail=電子メール eメール=電子メール EMAIL=電子メール
パスワ-ド=パスワード β=ベータ 〜=~ ‐=- –=- −=- ―=— サーバー=サーバ コンピューター=コンピュータ
"""
_MONTHS = r"(?<=[0-9一二三四五六七八九十数何])(?:ヶ|ヵ|ケ|カ|箇|個|ヶ|ヵ|ケ|カ|ゕ|ゖ)(?=[月年国所])"
_TABLE = dict(pair.split("=", 1) for pair in _PAIRS.split())
_FIRST = "".join(sorted({re.escape(word[0]) for word in _TABLE}))
SPELLINGS = re.compile(
    f"(?=[{_FIRST}])(?:" + "|".join(map(re.escape, sorted(_TABLE, key=len, reverse=True))) + f")|{_MONTHS}"
)
"""Finds every spelling that is replaced."""
_SHORT = 2000
"""Characters up to which a text is remembered in the one spelling."""


def replacement(spelling: str) -> str:
    """What a match of SPELLINGS becomes."""
    return _TABLE.get(spelling, "か")


def spell(text: str) -> str:
    """Folded text in the one spelling: 申し込み又は1ヶ月 -> 申込または1か月."""
    return _remembered(text) if len(text) <= _SHORT else _spelled(text)


def _spelled(text: str) -> str:
    return SPELLINGS.sub(lambda found: replacement(found.group()), text)


_remembered = functools.lru_cache(maxsize=8192)(_spelled)
"""Of two versions most units are the same, and each is compared in several ways."""

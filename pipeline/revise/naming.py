"""Whether a name that took another's place throughout is another name for the same, or the name of another."""

import re
from collections.abc import Mapping

from pipeline.revise.alike import letters
from pipeline.revise.signs import is_person

OPPOSED = tuple(
    "有無 内外 前後 上下 大小 増減 入出 開閉 可否 始終 新旧 公私 高低 軽重 直間 長短 早遅 多少 貸借 売買 授受 得失 委受 発受 送受".split()
)
"""Of each, one for the other says the contrary, whatever stays beside it: 有償 and 無償."""
_OTHERS = (*OPPOSED, "日週月年", "込抜", "秘公")
"""Of these too one for the other makes a name that of another thing: 月額料金 and 年額料金."""
_SIDES = tuple(
    frozenset(side.split())
    for side in (
        "利用者 会員 部員 客 顧客 ユーザー ユーザ あなた 契約者 加入者 登録者 申込者 メンバー 購読者 受講者 受講生 生徒 塾生 購入者 注文者 組合員",
        "当社 弊社 当方 当会 本会 当院 当校 当店 当館 当園 当塾 当組合 当協会 当団体 当クラブ 運営者 運営会社 事業者 会社 提供者 サービス提供者",
        "従業員 社員 職員 労働者 従業者 スタッフ",
        "使用者 会社 雇用主 事業主 雇主",
        "係員 管理人 職員 スタッフ 担当者",
        "貸主 賃貸人 家主 貸人 オーナー",
        "借主 賃借人 借人 テナント",
        "委託者 発注者 注文者 依頼者 クライアント 委任者",
        "受託者 受注者 請負人 請負者 受任者",
        "売主 販売者 売渡人 譲渡人 供給者",
        "買主 購入者 買受人 譲受人",
        "許諾者 ライセンサー",
        "被許諾者 ライセンシー",
        "開示者 開示当事者",
        "受領者 受領当事者",
        "寄託者 預け主",
    )
)
"""What one side of a contract is called; a name may stand for several."""
_LETTERS = re.compile(r"[甲乙丙丁戊]|[A-ZＡ-Ｚ]")
"""Names that tell nothing of whom they stand for."""
_DRESS = re.compile(r"^(?:[ごお御](?=.{2})|本件|当該|本(?!人))+|(?:様|さま|さん)$")
"""What stands before or behind a name without telling it from another; 対象 and 登録 do: not every 会員 is a 登録会員."""
_ELSEWHERE = re.compile(r"別[紙表途]|次の|以下の|第\d+条|定める(?:もの|とおり)")
"""A definition that leaves it to another place what a thing is: the name alone tells."""
_SAME = 0.6
"""Least share of letters that two definitions of one thing have in common."""


def is_other_name(old: str, new: str, meanings: tuple[Mapping[str, str], Mapping[str, str]]) -> bool:
    """True where both names mean the same: as they are defined, else as they are commonly used; False where it is not sure.

    meanings: what the terms of either version are defined to mean.

    >>> is_other_name("部員", "会員", ({}, {})), is_other_name("会員", "法人会員", ({}, {})), is_other_name("当社", "代理店", ({}, {}))
    (True, False, False)
    """
    gone, come = set(old) - set(new), set(new) - set(old)
    if any(gone & set(one) and come & set(one) for one in _OTHERS):
        return False
    a, b = undressed(old), undressed(new)
    if a == b:
        return True
    narrows = len(a) > 1 < len(b) and (a.endswith(b) or b.endswith(a))  # 法人会員 is not every 会員
    if old in meanings[0] and new in meanings[1]:
        said = [meaning[name].replace(name, "") for meaning, name in zip(meanings, (old, new), strict=True)]
        told = is_person(old) or not any(map(_ELSEWHERE.search, said))
        return told and (said[0] == said[1] if narrows else letters(*said) >= _SAME)
    if narrows:
        return False
    return are_of_one_side(old, new) or are_of_one_side(a, b) or any(map(_LETTERS.fullmatch, (a, b)))


def undressed(name: str) -> str:
    """A name without what does not tell it from another.

    >>> undressed("ご利用者さま"), undressed("本件サービス"), undressed("本サービス")
    ('利用者', 'サービス', 'サービス')
    """
    return _DRESS.sub("", name) or name


def are_of_one_side(old: str, new: str) -> bool:
    """True for two words that contracts use for one side.

    >>> are_of_one_side("賃貸人", "貸主"), are_of_one_side("貸主", "借主")
    (True, False)
    """
    return any({old, new} <= side for side in _SIDES)

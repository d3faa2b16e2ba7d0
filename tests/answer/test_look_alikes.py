"""Questions and rules with the words of an act in common that speak of something else: the act has no say, or another."""

from collections.abc import Callable

import pytest

from pipeline.answer import acts, borders, leave, matters, parts, scope
from pipeline.answer.polarity import settles
from pipeline.answer.sides import Sides

CASES: list[tuple[Callable[[str, str], bool | None], str, str, bool | None]] = [
    # the whole or a part
    (scope.whole, "保証金は全額返ってきますか", "未払いの会費を控除することなく全額返還します。", None),
    (scope.whole, "保証金は全額返ってきますか", "未払いの会費は控除しません。", None),
    (scope.whole, "保証金は全額返ってきますか", "未払いの会費を控除せず返還します。", None),
    (scope.whole, "残金は全額返してもらえますか", "前払金の残額をすべて返金します。", None),
    (scope.whole, "全額返金されますか", "代金は全額返金します。返金手数料を控除しません。", None),
    (scope.whole, "全額払わないといけませんか", "乙は残額を一括で支払う。", None),
    (scope.whole, "保証金は全額返ってきますか", "未払いの会費を控除した残額を返還します。", False),
    # for others
    (acts.for_others, "家族が利用しても大丈夫ですか", "会員は、第三者の権利を侵害する態様で施設を利用してはなりません。", None),
    (acts.for_others, "息子に使わせてもいいですか", "第三者の使用は制限しません。", None),
    (acts.for_others, "友人にあげてもいいですか", "第三者から譲渡された商品については、当社は保証しません。", None),
    (acts.for_others, "妹に貸してもいいですか", "会員以外の者による使用により損害が生じた場合、当社は責任を負いません。", None),
    (acts.for_others, "父の口座を登録してもいいですか", "本人以外の口座を届け出る場合も、追加の書類は必要ありません。", None),
    (acts.for_others, "家族に使わせてもいいですか", "営利の目的で第三者に使用させてはなりません。", None),
    (acts.for_others, "友人が使ってもいいですか", "第三者に対し、施設の利用料金の支払を求めることはできません。", None),
    (acts.for_others, "友人に使わせてもいいですか", "当社は、第三者に会員の写真を使用させてはなりません。", None),
    (acts.for_others, "友人に使わせてもいいですか", "第三者に使用させることは禁止していません。", None),
    (acts.for_others, "友人に使い方を教わって使ってもいいですか", "第三者に使用させてはなりません。", None),
    (acts.for_others, "他社のカードを使ってもいいですか", "他人のカードを使用してはなりません。", None),
    (acts.for_others, "友人が使ってもいいですか", "会員以外の者は、道具を使用することができません。", False),
    (acts.for_others, "息子にあげてもいいですか", "会員は、第三者に道具を貸与し、譲渡し、又は担保に供してはなりません。", False),
    (acts.for_others, "息子に使わせてもいいですか", "道具を第三者に使用させる行為を禁止します。", False),
    (acts.for_others, "息子に使わせてもいいですか", "会員は、道具を第三者に使用させないものとします。", False),
    (acts.for_others, "息子に使わせてもいいですか", "第三者に使用させる会員は、届出を行うことができません。", None),
    # will it be taken
    (acts.taken, "審査は必ず受けなければなりませんか", "必ず審査を受けるものとします。審査の結果、登録をお断りすることがあります。", None),
    (acts.taken, "必ず申込書を出さないといけませんか", "当社は、入会の申込みをお断りすることがあります。", None),
    (acts.taken, "申し込めば必ず当日に届きますか", "当社は、入会の申込みをお断りすることがあります。", None),
    (acts.taken, "誰でも入会できますか", "入会後、施設の使用を拒否することがあります。", None),
    (acts.taken, "誰でも入会できますか", "当社は、入会の申込みをお断りすることがあります。", False),
    (acts.taken, "申し込めば必ず契約させてもらえますか", "審査により、契約を締結しないことがあります。", False),
    (acts.taken, "申し込めば必ず契約させてもらえますか", "申込みの内容を第三者に開示しないことがあります。", None),
    # unbroken
    (acts.unbroken, "会員証は必ず使えますか", "違反した会員の利用を停止することができる。", None),
    (acts.unbroken, "必ず動画を送らないといけませんか", "サービスを停止することがあります。", None),
    (acts.unbroken, "必ず自動車で行きますか", "サービスを停止することがあります。", None),
    (acts.unbroken, "24時間動かしてもいいですか", "サービスを停止することがあります。", None),
    (acts.unbroken, "24時間使えないことはありますか", "当社は、点検のためサービスを停止することがあります。", True),
    (acts.unbroken, "24時間使えますか", "当社は、点検のためサービスを停止することがあります。", False),
    (acts.unbroken, "24時間使えますか", "料金が支払われない場合、サービスを停止することがあります。", None),
    # by the day
    (acts.by_the_day, "日割りで計算されますか", "料金は、日数に応じて計算します。違約金は1か月分とします。", None),
    (acts.by_the_day, "日割りで計算されますか", "違約金は利用料の1か月分を支払います。", None),
    (acts.by_the_day, "日割りではなく満額を払うのですか", "料金は満額をいただきます。", None),
    (acts.by_the_day, "日割りで返してもらえますか", "残りの日数に応じて返金します。会費は1か月分を前払いします。", None),
    (acts.by_the_day, "日割りになりますか", "途中で退会した月も、会費は1か月分をいただきます。", False),
    # with a reason
    (acts.reasoned, "契約を断るときは理由を説明しなければなりませんか", "当社は、断った理由を説明する義務を負いません。", None),
    (acts.reasoned, "理由を伝えずに解約できますか", "会員は、理由を示すことなく解約することができます。", None),
    (acts.reasoned, "理由を説明せずに解約できますか", "当社は、登録を拒否した理由を開示しません。", None),
    (acts.reasoned, "解約する理由を聞かれますか", "当社は、登録を拒否した理由を開示しません。", None),
    (acts.reasoned, "断られた理由は教えてもらえますか", "当社は、工事が遅れた理由を通知します。", None),
    (acts.reasoned, "断られた理由は教えてもらえますか", "会員は、断る理由を当社に通知します。", None),
    (acts.reasoned, "断られた理由は教えてもらえますか", "断った理由を通知することがあります。", None),
    (acts.reasoned, "断られた理由は聞けますか", "申込みを断ることがあります。申込者は、その理由の開示を求めることができません。", False),
    # leave in writing
    (acts.in_writing, "口頭でなく書面で承諾をもらう必要がありますか", "書面による承諾を得るものとします。", None),
    (acts.in_writing, "電話で承諾をもらえばいいですか", "書面による承諾は不要です。", None),
    (acts.in_writing, "電話で承諾をもらえばいいですか", "書面による承諾を得ることなく行うことができます。", None),
    (acts.in_writing, "電話で承諾をもらえばいいですか", "書面による承諾を得ることなく行ってはなりません。", False),
    # told to
    (acts.told, "使用済みのものを返してもいいですか", "お客様自身で返送していただく必要はございません。", None),
    (acts.told, "自分で返送してもいいですか", "お客様自身で返送していただく必要はございません。", None),
    (acts.told, "途中で退会してもいいですか", "ご自身で退会した場合は入会金を放棄していただきます。", None),
    (acts.told, "書き込んでもいいですか", "ご自身が書き込んだ内容に責任を負っていただきます。", None),
    (acts.told, "鎖を外してもいいですか", "お客様自身で覆いを外していただきます。", None),
    (
        acts.told,
        "こちらの判断で外してもよいですか",
        "お客様自身の判断と責任に基づき機器を取り外して元の状態に戻していただくこととし、費用はお客様が負担します。",
        True,
    ),
    # at home or abroad
    (borders.place, "ハワイで使ってもいいですか", "機器は、日本国内外を問わず使用できます。", None),
    (borders.place, "ハワイで使ってもいいですか", "日本を含むすべての国で利用できます。", None),
    (borders.place, "パリの店舗で使えますか", "全世界で利用できます。日本の店舗では割引があります。", None),
    (borders.place, "タイの工場で使えますか", "日本の工場と同様に使用できます。", None),
    (borders.place, "タイから申し込めますか", "日本からでも受け付けます。", None),
    (borders.place, "アメリカへ発送できますか", "料金には日本の消費税が含まれます。", None),
    (borders.place, "ヨーロッパで使えますか", "本製品は日本製です。", None),
    (borders.place, "海外で使えますか", "本製品は日本製です。", None),
    (borders.place, "海外で使えますか", "時刻は日本時間とします。", None),
    (borders.place, "国内で使えますか", "海外では使用できません。", None),
    (borders.place, "海外の倉庫に置かれますか", "荷物は、国内の倉庫に保管します。", False),
    # without leave
    (leave.consent, "同意していない場合は使えますか", "同意した者は、使うことができます。", None),
]  # fmt: skip


@pytest.mark.parametrize(("act", "question", "rule", "verdict"), CASES)
def test_what_only_looks_like_the_act(
    act: Callable[[str, str], bool | None], question: str, rule: str, verdict: bool | None
) -> None:
    assert act(question, rule) is verdict


BANNED = "会員は、第三者に道具を使用させてはなりません。"


@pytest.mark.parametrize(
    "question",
    [
        "使っても大丈夫ですか",
        "工夫に使わせてもいいですか",
        "丈夫なものを貸してもいいですか",
        "夫婦水入らずで使ってもいいですか",
        "主人公に使わせてもいいですか",
        "父の日に貸してもいいですか",
        "姉妹店に貸してもいいですか",
        "弟子入りに使ってもいいですか",
        "母国語が使えてもいいですか",
        "親機が使えてもいいですか",
        "よそ見が使えてもいいですか",
    ],
)
def test_part_of_a_word_names_nobody(question: str) -> None:
    assert acts.for_others(question, BANNED) is None
    assert acts.for_others("夫に使わせてもいいですか", BANNED) is False


@pytest.mark.parametrize("kept", ["第5条の義務は継続する。", "本条の規定は、なお2年間継続する。"])
def test_a_duty_that_continues_does_not_prolong_the_contract(kept: str) -> None:
    [goes_on] = [matter for matter in matters.MATTERS if matter.__name__ == "_term_goes_on"]
    assert goes_on("満了したら契約はそのまま続くのですか", f"契約期間満了後も、{kept}", Sides()) is None


def test_the_contract_goes_on_under_a_provision() -> None:
    rule = "第3条に定める申出がないときは、契約は1年間更新される。"
    assert settles("黙っていたらそのまま更新されますか", rule, Sides()) is True


def test_what_becomes_of_the_topic_takes_it() -> None:
    whole = parts.with_topic("預けた荷物はいつ返りますか。", "休会したらどうなりますか。")
    assert whole == "預けた荷物は、休会したらどうなりますか。"


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("当日キャンセルは可能ですか。", "荷物を預けられますか。"),
        ("料金はいくらですか。", "退会したいときどうすればいいですか。"),
        ("あなたの会社は海外にありますか。", "解約できますか。"),
        ("誰が費用は負担しますか。", "いつ払いますか。"),
    ],
)
def test_a_question_with_a_noun_of_its_own_takes_no_topic(first: str, later: str) -> None:
    assert parts.with_topic(first, later) == later

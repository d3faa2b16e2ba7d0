"""Words that contracts use for one and the same thing: 償う and 賠償, 前もって and あらかじめ."""

import functools
import re

# Normal forms of the tokenizer. Left: an everyday word; right: each that says the same, and no more, wherever it takes its place.
# 払う is here with 支払い, but not with 振り込む, which says how. A verb without a right side has so many senses that none is sure.
_TABLE = """
償う=賠償 変える=変更,変換,改める 改める=変更 確かめる=確認 比べる=比較,対比 入れる=入力,記入 揃える=用意,準備 整える=準備,整備 始める=開始 始まる=開始
終わる=終了 終える=終了,完了 続ける=継続 続く=継続 起きる=発生,生じる 起こる=発生,生じる 生じる=発生 出す=提出 差し出す=提出 求める=請求,要求 断る=拒絶,拒否
拒む=拒絶,拒否 消す=消去,抹消,削除 除く=除外 失う=喪失 移す=移転,移動 移る=移転,移動 譲る=譲渡 貸す=貸与 借りる=借用 売る=販売,売却 買う=購入
返す=返還,返却 渡す=交付 届く=到達,到着 着く=到着 達する=到達 送る=送付,送信,発送 調べる=調査 守る=順守 破る=違反 反する=違反 背く=違反 作る=作成,製作,制作
書く=記載,記入 示す=提示 見せる=提示 乗せる=掲載 掲げる=掲載 選ぶ=選択,選定 決める=決定,定める 定める=規定 行う=実施 果たす=履行 遅れる=遅延,遅滞 怠る=懈怠
延ばす=延長 延びる=延長 縮める=短縮 増やす=増加 増える=増加 減らす=減少,削減 減る=減少 加える=追加 足す=追加 付け加える=追加 集める=収集 与える=付与
得る=取得 漏らす=漏洩 盗む=窃取 壊す=破壊,損壊 壊れる=破損,損壊 汚す=汚損 死ぬ=死亡 亡くなる=死亡 住む=居住 働く=勤務,就労 泊まる=宿泊 運ぶ=運搬,運送 積む=積載
結ぶ=締結 交わす=締結 開く=開催 閉める=閉鎖 閉じる=閉鎖 写す=複写,複製 撮る=撮影 話し合う=協議 述べる=陳述 答える=回答 促す=催促,督促 訴える=提訴 妨げる=妨害 害する=侵害
侵す=侵害 損なう=毀損 越える=超過 過ぎる=経過 経つ=経過 経る=経過 設ける=設置 据え付ける=設置 捨てる=廃棄 洗う=洗浄 掃除=清掃 直す=修理,修正,訂正 補う=補充 負う=負担
持つ=負担,所持,保有 使う=使用 払う=支払い,支払う 支払う=支払い 用いる=使用 携わる=従事 備える=具備 保つ=保持,維持 知らせる=通知 認める= 受ける= 取る= 引く= 解く= 止める= 立てる= 上げる= 下げる=
納める=納付,納入 割る=分割 分ける=分割 招く=招待 記す=記載,記入 測る=測定,計測 刷る=印刷 救う=救済 防ぐ=防止 禁じる=禁止 命じる=命令
許す=許可 告げる=告知 伝える=伝達 隠す=隠匿 飼う=飼育 雇う=雇用 辞める=辞任 就く=就任 募る=募集 焼く=焼却 冷やす=冷却 乾かす=乾燥 塗る=塗装 切る=切断 学ぶ=学習
付ける= 見る= 借り受ける=借りる,借用 貸し付ける=貸し付け 買い受ける=購入 売り渡す=売却 受け取る=受領 取り替える=交換 換える=交換 任せる=委任 頼む=依頼 勧める=推奨 偽る= 預かる= 預ける= 加わる=参加 入る=
前もって=予め 事前=予め 方法=手段 形=形式,形状 速さ=速度 事由=理由 人=者 方=者,人 自分=自己,自ら,自身 自己=自ら,自身 以後=以降 上記=前記 下記=次 次=以下 全て=全 全部=全て 用意=準備 お金=金銭 一旦=一度 無償=無料 有償=有料 今後=以後
"""
_PHRASES = {
    "お知らせ": "通知",
    "知らせる": "通知する",
    "知らせ": "通知し",
    "その他": "等",
    "など": "等",
    "電子メール": "メール",
    "をもって": "で",
    "なしに": "なく",
    "なしで": "なく",
    "ごとに": "毎に",
    "責めに帰": "責に帰",
    "Webサイト": "ホームページ",
}
_KANJI = re.compile(r"[一-龠々]")


@functools.cache
def known() -> dict[str, frozenset[str]]:
    """The table: a word -> those that say the same wherever they take its place."""
    rows = (row.split("=") for row in _TABLE.split())
    return {left: frozenset(filter(None, right.split(","))) for left, right in rows}


def phrased(text: str) -> str:
    """The text with one wording for what is said in several words.

    >>> phrased("電気その他の用意を会員に知らせる。")
    '電気等の用意を会員に通知する。'
    """
    for old, new in _PHRASES.items():
        text = text.replace(old, new)
    return text


def are_one(a: str, b: str) -> bool:
    """True for two normal forms that are one word, or two words for one thing, whatever stands around them.

    Two that the table does not have are one only where all their Chinese characters are: 納める is in 納付 as in 滞納 and 未納.

    >>> are_one("償う", "賠償"), are_one("支払う", "振り込む"), are_one("引き渡す", "引渡し")
    (True, False, True)
    """
    if a == b:
        return True
    table = known()
    return b in table.get(a, ()) or a in table.get(b, ()) or _KANJI.findall(a) == _KANJI.findall(b) != []

"""The single questions of a text, and whether one of them can be answered with はい or いいえ. Texts are folded."""

import re

from pipeline.text import tokens

_EMBEDDED = re.compile(
    r"(?:何|いつ|どこ|誰|だれ|どの|どう|どれ|どちら|いくら|なぜ)[^、。?]{0,15}?(?:[たるうくすつぬむぶい]|です|ます)(?:の|ん)?か(?![らかりるっもな。?]|$)"
    r"|(?:何|誰|だれ|どの)[^、。?]{0,8}?か(?:どうか)?(?=(?:が|を|も)?(?:わか|分か|知[らりるっ]))"
    r"|(?:何|いつ|どんな|どの|どう|いくら|誰)[^、。?]{0,12}?(?:[てで]も|にも|とも)(?!ら|ろ)"
)
"""A question within a question: いつ入ったか証明できれば. 教えてもらえますか is none."""
_UNNAMED = r"か(?![から。?]|$)"
"""What makes an indefinite word of one that asks: どこかで, but neither どこから nor どこか at the end."""
_ASKING = re.compile(
    r"何(?!も|か(?![ら月所国条年。?]|$)|でも|より|とか|ら[のか]|(?:[一-龠]|[かヶ]月)間?も(?!ら)|の[^、。?]{1,8}も(?:な[くし]|せず|し(?:ない|ません|なか)))"
    rf"|いつ(?!でも|の間|も(?![らう])|{_UNNAMED})|どこ(?!でも|にも|{_UNNAMED})|(?:誰|だれ)(?!でも|も|{_UNNAMED})|(?<!ほ)どの|どれ(?!も|か)|どう(?!しても|ぞ|か|に[かも]|し(?![たてよま]))"
    rf"|どちら(?!も|にして|かと|{_UNNAMED})|どっち(?!も|{_UNNAMED})|いずれ(?=が|の(?:側|方|者))|どんな|いくら(?!でも|{_UNNAMED})|いくつ|なぜ|なに|どういう|どのよう"
)
_CLOSED_END = re.compile(
    r"(?<![はの])(?<!たら)(?<!れば)(?<!なら)(?<!場合)(?<!とき)(?<!際)[?]$|(?<=[るたいなだうくすつぬむぶぐ])の[?]?$|(?:られる|[てで](?:いい|よい))もの[?]$|か[なね]?。?$|(?:です|ます|ません|した|[だたるい])(?:よね|ね|よな|っけ)。?$|でしょう。?$"
    r"|(?:と聞(?:きました|いた|いています)|そうです|(?:たい|いる|ている|ある|る|た)(?:の|ん)です|つもりです|予定です)(?:が|けど|けれど)?。?$"
)
_CLOSED = re.compile("(?:ます|です|ません)か$")
_TOLD = re.compile(
    r"(?:よね|ね|よな|と聞(?:きました|いた|いています)|そうです|(?:の|ん)です|つもりです|予定です)(?:が|けど|けれど)?。?$"
)
"""What asks alone, and before or after a question tells its case: 来月引っ越す予定です。届出は必要ですか。"""
_REQUEST = re.compile(
    r"(?:教え|挙げ|示し|説明し|列挙し|確認し|まとめ)(?:て(?:$|[。?ほ欲])|た(?:い|く))|ください|下さい|お願い(?=(?:いた)?します|です|[。?]|$)|知りたい|ご教示"
)
_ALSO = re.compile(
    r"^(?:[^、。]*(?:あれば|あるなら|なら|場合は)、?)?(?:それも|それらも|両方とも|両方|全部|すべて|全て|いずれも)[^、。]{0,6}(?:教え|答え|示し|挙げ|列挙し|述べ)"
)
"""Asks for nothing else, but for all of it: 違いがあれば、それも教えてください."""
_WITHIN_QUOTES = re.compile("「[^」]*」")
_SENTENCE = re.compile(r"[^。?？!！]+[。?？!！]*")
_BEFORE = r"^(?P<before>(?:[^、]*、)*?(?:[^、]*?(?:たら|なら|れば|場合に?は?|ときに?は?))?)"
_AND = "(?<!こ)と(?![きこも]|する|し[たて]|いう|いっ)、?"
_BOTH = re.compile(
    _BEFORE
    + r"(?P<one>[^、]+?(?:とき|時|場合))(?:と、?|及び|および|並びに)(?P<two>[^、]+?(?:とき|時|場合))(?:とで|には|で|は|に)、?(?:それぞれ)?(?P<after>.+)$"
)
_EACH = re.compile(
    _BEFORE
    + rf"(?P<one>[^、と]{{1,25}}){_AND}(?P<two>[^、]{{1,25}}?)(?:は、?それぞれ|の(?:両方|(?:どちら|いずれ)(?=とも|も))(?:とも|も)?、?|で、?それぞれ)(?P<after>.+)$"
)
_HEAD = r"(?:期限|期間|額|金額|上限|天井|限度|率|方法|[一-龠][いえけしせちてみめりれ]方|手順|手続き?|書類|費用|条件|時期|時点|日|時間|場所|窓口|理由|効果|扱い|相手|連絡先|回数|割合|要件|範囲|負担|返金|準拠法|裁判所)"
_TWO = re.compile(
    rf"^(?P<before>(?:[^、]*、)*?)(?P<of>[^、]{{2,40}}?)(?P<one>{_HEAD})(?:と、?|及び|および|並びに)(?!その)(?P<two>(?:[^、]{{2,40}}?)?{_HEAD})(?P<after>(?:を|は)、?(?:それぞれ)?[^、]*)$"
)
"""支払期限と支払方法を教えてください, where each is asked for; 解約の方法と期限を…, where what is said of one is said of both."""


_CHOICE = re.compile(r" ?(?:可否|有無|要否|是非|可能性)$")


def split(text: str) -> list[str]:
    """The single questions of a text; statements before a question stay with it, what asks for all of the same too."""
    sentences = [match.group().strip() for match in _SENTENCE.finditer(text)]
    earnest = any(_asks(one) and not _tells(one) for one in sentences)
    asked: list[str] = []
    told = ""
    for sentence in filter(None, sentences):
        if asked and _ALSO.search(sentence):
            asked[-1] += sentence
        elif _asks(sentence) and not (earnest and _tells(sentence)):
            asked.extend(told + single for single in _split_sentence(sentence))
        else:
            told += sentence
    return asked or [text]


_TOPIC = re.compile(
    r"^(?P<topic>[^、。?]{2,40}?(?:(?P<case>(?:場合|とき|際)(?:に?は)?)|(?<![でにとかれ])は|(?<=[一-龠ァ-ヶー])って))(?=.)"
)
_OWN_TOPIC = re.compile("[^、。?](?:は|って|が|も)")
_LINK = re.compile("^(?:また|それと|それから|あと|では|なお|さらに|そして)、?")
_CASE = re.compile(
    "^.*(?:場合|とき|際|時|たら|れば|なら|と)(?:に?は|も)?、?(?=[^、]*(?:ど[うのんれちこ]|いつ|いくら|何|誰))"
)
_OF_ANY = re.compile("契約|更新|延長|満了|終了|場合|余分|何[一-龠]{1,2}")
_OWN_NOUN = re.compile("[一-龠ァ-ヶー]{2}")
"""What a later question speaks of itself, once the words are gone that go with any topic."""


def with_topic(first: str, later: str) -> str:
    """A later question of a text, with the topic or the case of the first where it has none.

    >>> with_topic("保証期間はいつからですか。", "また、更新したらどうなりますか。")
    '保証期間は、更新したらどうなりますか。'
    """
    bare = _LINK.sub("", later)
    topic, asked = _TOPIC.match(first), _CASE.sub("", bare)
    if topic is None or _OWN_TOPIC.search(asked) or not (_ASKING.search(bare) or _CLOSED_END.search(bare)):
        return later
    if _ASKING.search(topic["topic"]) or _OWN_NOUN.search(
        _OF_ANY.sub("、", asked if asked.startswith("どうな") else bare)
    ):
        return later
    return later if topic["case"] and asked != bare else f"{topic['topic']}、{bare}"


def is_closed(text: str) -> bool:
    """Whether the last sentence that asks is answered with はい or いいえ: no word asks in it, and it is no request."""
    sentences = [match.group().strip() for match in _SENTENCE.finditer(text)] or [""]
    last = next((one for one in reversed(sentences) if _asks(one) and not _tells(one)), sentences[-1])
    bare = _bare(last)
    return bool(_CLOSED_END.search(bare)) and not _ASKING.search(_EMBEDDED.sub("", bare)) and not _REQUEST.search(bare)


def is_row_of_words(text: str) -> bool:
    """Whether a text has neither particle nor auxiliary: 再委託 可否."""
    return not any(token.part in ("助詞", "助動詞") for token in tokens.tokenize(text))


def without_choice(text: str) -> str:
    """A row of key words without the word at its end that asks for はい or いいえ and stands in no contract: 再委託 可否."""
    return _CHOICE.sub("", text)


def _bare(sentence: str) -> str:
    """Without what is quoted: a shop's 「返品不可でお願いします」 requests nothing here."""
    return _WITHIN_QUOTES.sub("「」", sentence)


def _asks(sentence: str) -> bool:
    bare = _bare(sentence)
    return bool(_ASKING.search(bare) or _CLOSED_END.search(bare) or _REQUEST.search(bare) or bare.endswith("は?"))


def _tells(sentence: str) -> bool:
    return bool(_TOLD.search(sentence)) and not _ASKING.search(_bare(sentence))


def _split_sentence(sentence: str) -> list[str]:
    for pattern in (_BOTH, _EACH):
        if found := pattern.match(sentence):
            before, after = found["before"], found["after"]
            return [before + found["one"] + "、" + after, before + found["two"] + "、" + after]
    if found := _TWO.match(sentence):
        before, of, after = found["before"], found["of"], found["after"]
        alone = re.fullmatch(_HEAD, found["two"])
        return [before + of + found["one"] + after, before + (of if alone else "") + found["two"] + after]
    for comma in re.finditer("、", sentence):
        left, right = sentence[: comma.start()], sentence[comma.end() :]
        opened = bool(_ASKING.search(left)) and _asks(right) and (_lets_follow(left) or _parts(left, right))
        closed = bool(_CLOSED.search(left)) and bool(_ASKING.search(right))
        if (opened or closed) and not _REQUEST.search(right):
            return [left, *_split_sentence(right)]
    return [sentence]


def _lets_follow(text: str) -> bool:
    """True for 分かり, 適用され, 届いて, 言えばよく: a clause that ends and lets another follow; a condition (たら) does not."""
    last = tokens.tokenize(text)[-1:]
    if not last or re.search(r"(?:たら|なら|ば|ので)$", text):
        return False
    return (
        last[0].part in ("動詞", "形容詞", "助動詞")
        or (last[0].part == "助詞" and last[0].surface in ("て", "で", "し"))
        or text.endswith("よく")
    )


def _parts(left: str, right: str) -> bool:
    """True for 期限はいつまでか、料金はいくらですか: another question follows, where one within a question has no topic."""
    return left.endswith("か") and bool(_ASKING.search(right) or ("は" in left and "は" in right))

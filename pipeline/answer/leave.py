"""Matters of leave and of notice: may one act without being allowed to, without telling? See matters."""

import re

from pipeline.answer import signs

_CONSENT = r"(?:承諾|同意|許可|許諾|許し|承認|了解|了承|合意|賛成|OK)"
_WITHOUT_CONSENT = re.compile(
    rf"{_CONSENT}(?:を|も|は|が)?(?:得|取|と|要|必要と|もら|求め)?(?:る|する|せ|い|ら|し)?(?:こと)?(?:も)?(?:なく|なし|無し|ず|ない(?!限り))|{_CONSENT}(?:なく|なし|して(?:い)?な(?:く(?!ちゃ|て(?:も)?(?:いい|よい|大丈夫|は))|い(?=のに|まま|けど|けれど)))|無断|内緒で|こっそり|に隠れて|勝手に|断り(?:な|も?(?:を|も)?(?:入れ|し)?(?:ず|ない))|断らず|一方的|了解な|独断|相談(?:せず|なし|なく|しないで)|黙って(?=[^、。]{{0,16}}(?:変え|決め|出せ|移|譲|売|使))|(?:自分|自ら|自己|独自)の(?:一存|判断)|だけの(?:一存|判断|都合|考え)|の(?:(?:一存|判断|都合)だけ|一存)で"
)
_NEEDS_CONSENT = re.compile(
    rf"{_CONSENT}(?:を|が|は|も)?(?:必要|要|い[りる]|得|[取と][らりるっ]て?|求め|もら|不可欠)(?!た[らと場]|れば|ば|ても?[、いOか大]|忘れ)"
)

_CASES = re.compile(
    rf"(?:{_WITHOUT_CONSENT.pattern})[^、。]{{0,8}}?(?:た|てい?る|される)(?=[一-龠ァ-ヶー])(?!場合|とき|際|可能)"
)
"""What is done without leave as something that has happened: 勝手に出したクーポン asks nothing about leave."""

_HEARD = re.compile(
    r"(?:意見を(?:聴|聞)(?:い|く|か(?!ず|な))|協議(?:し|を経|の(?:上|うえ)|する)|相談し)(?!ない|ず|ことなく)"
)

_WHOSE = re.compile(rf"([一-龠ァ-ヶー]{{2,}}|[甲乙丙])(?:の|に|と)(?:{_CONSENT}|意見|相談|協議)")
"""Whose leave is asked about."""
_GIVEN = re.compile(
    rf"{_CONSENT}(?:を|が|は|さえ)?(?:あれば|あったら|ある(?:なら|場合|とき)|(?:[得取]|得られ)れば|[得取](?:っ)?た(?:ら|場合|とき)|もら(?:えば|えれば|えたら|ったら)|(?:し(?:てくれ)?|すれ)(?:たら|れば|ば))|(?:いい|よい|OK|良い)と(?:言(?:えば|ったら|われ(?:れば|たら)|って(?:くれ|もらえ)(?:れば|たら|ば))|なれば)"
)
_IF_NOT = re.compile(rf"{_CONSENT}(?:を|が)?(?:得)?(?:なければ|ない限り)")

_TELLING_DOES = re.compile(
    r"(?:知らせ|通知|連絡|届[け出]+|申告|報告)[^。、]{0,10}(?:足りる|足ります|足るもの|もって足)"
)


def is_lacking(asked: str, exception: str) -> bool:
    """True where the question supposes an act without leave and the exception is for one that has it."""
    return bool(
        _WITHOUT_CONSENT.search(asked) and re.search(_CONSENT, exception) and not _WITHOUT_CONSENT.search(exception)
    )


def consent(asked: str, said: str) -> bool | None:
    """承諾なしにできますか, 承諾は要りますか, 承諾があればできますか."""
    without = _WITHOUT_CONSENT.search(_CASES.sub("", asked))
    needs = _NEEDS_CONSENT.search(asked) and not without
    barred = _WITHOUT_CONSENT.search(said) or _IF_NOT.search(said)
    if _GIVEN.search(asked) and not without and barred:
        return signs.of_question(asked) if signs.denies(signs.rest_of_sentence(said, barred.end())) else None
    spared = re.search(rf"{_CONSENT}(?:を|が|は|も)?(?:不要|(?:要|い)らな|必要(?:で)?(?:は)?(?:な|あり))", asked)
    if needs and not spared and not re.search(_CONSENT, said) and (telling := _TELLING_DOES.search(said)):
        return False if signs.shared(asked, signs.sentence_at(said, telling.start())) else None
    if without and not re.search(_CONSENT, said) and (heard := _HEARD.search(said)):
        whose = _WHOSE.search(asked)
        if whose and whose[1] not in re.split("[、。]", said[: heard.end()])[-1]:
            return None
        return signs.denies(signs.rest_of_sentence(said, heard.end()))
    if not (without or needs or spared) or not re.search(_CONSENT, said):
        return None
    deemed = re.search(rf"{_CONSENT}[^。]*みな", said)
    free = _WITHOUT_CONSENT.search(said)
    if free:
        forbidden = signs.denies(signs.rest_of_sentence(said, free.end()))
        return forbidden if needs else not forbidden
    if deemed:
        return not needs
    return bool(needs)


_TELL = r"(?:通知|予告|連絡|告知|周知|催告|催促|案内|知らせ|お知らせ|公表|掲示|警告)"
_ASKS_NOTICE = re.compile(
    rf"(?:教え|{_TELL})(?:を|が|は|も|の)?(?:て|し|され|でき)*(?:もら|くれ|いただ|来|ある|あり|届|して|必要|要|い[りる]|され|します)|予告は"
)
_NO_NOTICE = re.compile(
    rf"{_TELL}(?:を|も|は|が)?(?:する|し|され|行う|要する|要[さし]?|経る|待つ|待た)?(?:こと)?(?:も)?(?:なく|なし|無し|せず|されず|ない(?!限り)|ず)|いきなり|突然|前触れな|抜き打ち|不意打ち|前もって(?:知らせ|言わ)(?:ず|な)"
)
_GIVES_NOTICE = re.compile(
    rf"{_TELL}(?:を|し|する|いたし|の(?:上|うえ)|した(?:上|うえ)|により|によって|をもって|を行|が必要|期間)"
)


_TELLING = rf"(?:{_TELL}|届け?出|申告|報告)(?:を)?(?:し|出さ)?"
_MUST_TELL = re.compile(rf"{_TELLING}な(?:いと|きゃ|ければ|くちゃ|くては)")
_IS_TOLD = re.compile(rf"(?:{_TELL}|届け?出|申告|報告)(?:を)?(?:し|する|いたし|出|なければ|るもの|て(?:くだ|下)さい)")
_NEED_NOT_TELL = re.compile(
    rf"(?:{_TELLING}なくて(?:も)?|黙って(?:い|おい)て(?:も)?)(?:いい|よい|良い|よろし|大丈夫|平気|構|かま|済)|{_TELLING}ずに済"
)


def notice(asked: str, said: str) -> bool | None:
    """予告なしに変わりますか, 連絡は来ますか, 黙っていていいですか."""
    if re.search(rf"{_TELL}(?:し|を(?:し|出し))(?:たら|れば)", asked) or _MUST_TELL.search(asked):
        return None
    without = _NO_NOTICE.search(asked)
    wants = _ASKS_NOTICE.search(asked) and not without
    none, given = _NO_NOTICE.search(said), _GIVES_NOTICE.search(said)
    if not none and _NEED_NOT_TELL.search(asked):
        told = _IS_TOLD.search(said)
        return False if told and not signs.denies(signs.rest_of_clause(said, told.start())) else None
    if not (without or wants) or not (none or given):
        return None
    first_given = given is not None and (none is None or given.start() < none.start())
    if none and signs.denies(signs.predicate(signs.clauses(signs.rest_of_sentence(said, none.end())), 0)):
        return bool(wants)  # 通知することなく変えることはない
    return first_given if wants else none is not None

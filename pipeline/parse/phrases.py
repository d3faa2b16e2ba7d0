"""The noun phrase that a bracket or a verb of calling is about: where it begins in the text before it."""

import re

# What a phrase never holds: the topic (…は) and the end of a clause before it.
_TOPIC = re.compile(r"(?<!又)(?<!また)(?<!あるい)(?<!或い)(?<!もしく)(?<!若しく)(?<!で)は$|(?:には|では|とは)$")
_CLAUSE_END = re.compile(
    r"(?:より|おいて|おける|ついて|対して|対し|場合|とき|ため|もと|(?<!であ)って|して|に(?:応じ|基づい)て|され|上で|うえ|ほか|[かのけてれ]ば|ところ|[要せ]ず|ものとし|[をと]いい|[いり]、かつ|が|に|で|(?<!又は)(?<!によ)り)、$"
)
_AND = re.compile(r"\s*(?:と(?=[^のをはがにいすし])|及び|および|並びに|又は|または)、?")
_COMPANY = re.compile(
    r"^(?:株式会社|合同会社|有限会社|合資会社|合名会社|(?:一般|公益)(?:社団|財団)法人|学校法人|医療法人|社会福祉法人).+"
    r"|.+(?:株式会社|合同会社|有限会社|法人|組合|大学)$"
)
_WITH = re.compile(r"(?<![ぁ-ん])[とや](?![ぁ-ん])|(?:お客さま|[^と]さん|の方)と|及び|および")
_KEEPING = re.compile(r"(?:営む|している|する|である)(?=(?:株式会社|合同会社|有限会社|合資会社|一般|公益))")
# 次のとおり契約: what is agreed on is told by the words before.
_POINTING = re.compile(
    r"^(?:次|以下|下記|左記|本書|本紙|第\s*\d+条以下)[のに]?(?:とおり|通り|条件|条項|内容|各条|定め)"
)
_ABOUT = re.compile(r"(?:について|に関し|に関して|につき|に当た?り|にあたり|に際し)、$")
# 1か月の実働時間が|140時間以上180時間以下: a measure, and what is measured before it.
_MEASURE = re.compile(
    r"が(?P<measure>[^がはを]*\d[^がはを]*(?:以上|以下|未満|まで|時間|円|日|か?月|年|分|名|人|回|%))$"
)
# …を、|富山県及び石川県, …が|顧客: nouns alone behind a particle are what is named.
_NOUNS = re.compile(
    r"(?:を|が|へ|(?<!並び)(?<!ならび)(?<!特)(?<!び)に|(?<!ま)で)、?"
    r"(?P<nouns>[^ぁ-ん、]+(?:(?:その他の|および|ならびに|または|もしくは|並びに|及び|又は|若しくは|の|や|と|、)[^ぁ-ん、]+)*[みりきけせえめれち]?)$"
)
_LEADS = re.compile(
    r"^(?:と?の間(?:の|で|に)|(?:この|本)(?:契約|規約|約款|覚書)[^、]{0,6}で(?:の)?|また|なお|ただし|但し|特に|これをもって|これにより|その|当該|前記|上記)[、,]?"
)


def begin(before: str) -> int:
    """Offset in before at which the noun phrase starts that ends where before ends.

    Back to the topic, the end of a clause, an open bracket, or another party's bracket: 甲は、|別紙に掲げる機器.
    """
    depth = 0
    at = 0
    for index in range(len(before) - 1, -1, -1):
        sign = before[index]
        if sign in ")）」』":
            if not depth and sign in ")）" and (match := _AND.match(before, index + 1)):
                at = match.end()
                break
            depth += 1
        elif sign in "(（「『":
            if not depth:
                at = index + 1
                break
            depth -= 1
        elif not depth and sign in "。\t\n":
            at = index + 1
            break
        elif not depth and sign in "は、" and not before.startswith("じめ", index + 1):
            head = before[max(0, index - 10) : index + 1]
            if _TOPIC.search(head) or _CLAUSE_END.search(head):
                at = index + 1
                break
    at = _trimmed(before, at)
    if _POINTING.match(before[at:]) and _ABOUT.search(before[:at].rstrip()):
        at = begin_of_matter(before, at)
    return at


def begin_of_matter(before: str, at: int) -> int:
    """Where …について、 before at begins: behind the topic, 甲と乙は、|物品の売買について、次のとおり契約."""
    depth = 0
    for index in range(at - 1, -1, -1):
        sign = before[index]
        if sign in ")）」』":
            depth += 1
        elif sign in "(（「『":
            depth -= 1
        elif not depth and (sign == "。" or (sign == "は" and _TOPIC.search(before[max(0, index - 5) : index + 1]))):
            return _trimmed(before, index + 1)
    return _trimmed(before, 0)


def _trimmed(before: str, at: int) -> int:
    while at < len(before) and before[at] in " 、,・":
        at += 1
    if match := _LEADS.match(before[at:]):
        at += match.end()
    phrase = before[at:]
    if match := _MEASURE.search(phrase):
        return at + match.start("measure")
    if match := _NOUNS.search(_hidden(phrase)):
        at += match.start("nouns")
        phrase = before[at:]
    # お客様と|見本株式会社: a bracket after a company's name is about the company.
    last = max((found.end() for found in _WITH.finditer(phrase)), default=0)
    if last and _COMPANY.search(phrase[last:]):
        at += last
    if match := _KEEPING.search(before, at):
        at = match.end()
    return at


def _hidden(phrase: str) -> str:
    """The phrase with the words in its brackets hidden, in as many characters."""
    while (found := re.sub(r"\([^()]*\)", lambda inner: "〇" * len(inner[0]), phrase)) != phrase:
        phrase = found
    return phrase

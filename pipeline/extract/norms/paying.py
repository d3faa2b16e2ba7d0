"""Who pays where no subject is written: who is late or breaks the contract, who is served for a reward."""

import re

from pipeline.extract.norms.parts import Place
from pipeline.extract.norms.sides import SIGN, Sides

_FAILED = re.compile(
    rf"(?P<party>{SIGN})[はが](?:(?!{SIGN}(?!に(?:対|支払|納め|返)|との))[^。])*?(?:遅延|遅滞|怠|違反|背[いか]|反し|守らな|破[っり]|滞納|延滞|(?:支払|履行|返還|納入|引渡|明渡)[^、]{{0,4}}(?:わ|し|さ)な)[^、]*(?:とき|場合)"
)
# 業務の遅延により損害を受けた場合: who suffers from a failure did not fail.
_SUFFERED = re.compile(
    r"(?:損害|損失|被害|不利益|迷惑)を[^、]{0,6}(?:受け|被|こうむ|蒙)|(?:遅延|遅滞|違反|懈怠)(?:によ[りっ]|のため|が原因)[^、]*でき"
)
_ANSWERS = re.compile(r"(?:支払|負担|賠償|補償|納付|付して|加算)")
_REWARD = re.compile(rf"(?P<party>{SIGN})の[^うくぐすつぬぶむる、]{{0,12}}(?:報酬|給与|賃金|給料|謝金|印税)(?:の額)?$")


def answers(text: str, main: str, conditions: list[Place], sides: Sides) -> str | None:
    """Who failed in the conditions and pays for it: 乙が納入を怠ったときは、違約金を支払う; None where nobody does.

    main: the part of text that is no condition.
    """
    if not _ANSWERS.search(main):
        return None
    found = (_FAILED.search(text, begin, end + 1) for begin, end in reversed(conditions))
    failed = next((match for match in found if match), None)
    return sides.bearer(failed["party"]) if failed and not _SUFFERED.search(failed[0]) else None


def rewards(topic: str, sides: Sides) -> str | None:
    """Who gives what the topic says the other earns: 乙の報酬は; None where it is no reward of one of two."""
    match = _REWARD.search(topic)
    return sides.other(sides.bearer(match["party"])) if match else None

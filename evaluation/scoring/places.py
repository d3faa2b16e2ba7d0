"""Which unit is meant: addresses are compared as they are written.

第1条e followed by i reads as one part where it stands alone in a gold file and as two where the document shows them.
"""

import re

from pipeline.types.address import Address


def inside(address: Address | str, unit: Address | str) -> bool:
    """True where the address is the unit or lies below it.

    >>> inside("第2条第1項ei", "第2条第1項e"), inside("第2条の2", "第2条"), inside("別紙12", "別紙1")
    (True, False, False)
    """
    one, other = str(address), str(unit)
    return one == other or (one.startswith(other) and not re.match(r"[の#0-9]", one[len(other) :]))

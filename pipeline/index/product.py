"""Products of the small matrices of one question."""

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def product(left: "NDArray[np.float32]", right: "NDArray[np.float32] | NDArray[np.bool_]") -> "NDArray[np.float32]":
    """left @ right, right a matrix, by one thread.

    BLAS spreads even these over all threads, which on a busy machine wait for each other: 10 words beside 1,500 of 400
    dimensions took 24 ms of processor time instead of 2.
    """
    found: NDArray[np.float32] = np.einsum("...i,ij->...j", left, right)
    return found

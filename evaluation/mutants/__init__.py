"""Known changes made to our own documents, and whether yakkan sees exactly them; the same documents in other clothes."""

from evaluation.mutants.kinds import LABELS, MEASURES
from evaluation.mutants.measuring import measure_mutants
from evaluation.mutants.perturbations import measure_perturbations

__all__ = ["LABELS", "MEASURES", "measure_mutants", "measure_perturbations"]

"""Are two records of one person? Evidence in words and weights, for and against."""

from haven.kernel.linkage.describing import Description
from haven.kernel.linkage.learning import (
    FEWEST_DECIDED,
    Decided,
    Seen,
    TooFewDecidedError,
    reestimated,
    relearnt,
)
from haven.kernel.linkage.levels import Field, Level
from haven.kernel.linkage.measuring import Judged, Quality, Register, best_quality, quality
from haven.kernel.linkage.scoring import (
    PROBABLE_FROM,
    PROPOSED_FROM,
    Linkage,
    Part,
    Rival,
    Score,
)
from haven.kernel.linkage.weights import Chances, Rarity, Weights

__all__ = [
    "FEWEST_DECIDED",
    "PROBABLE_FROM",
    "PROPOSED_FROM",
    "Chances",
    "Decided",
    "Description",
    "Field",
    "Judged",
    "Level",
    "Linkage",
    "Part",
    "Quality",
    "Rarity",
    "Register",
    "Rival",
    "Score",
    "Seen",
    "TooFewDecidedError",
    "Weights",
    "best_quality",
    "quality",
    "reestimated",
    "relearnt",
]

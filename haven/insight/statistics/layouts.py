"""Layouts: how de-identified files of other collections are read, column by column."""

from collections.abc import Iterator
from dataclasses import dataclass

from haven.kernel.facts import Dimension

EACH = ".each"
"""After a column's name: its values one by one, where the column holds several."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns a file must have, which of them hold several values, and what a row counts."""

    name: str
    what: str
    columns: tuple[str, ...]
    many: frozenset[str]

    @property
    def dimensions(self) -> Iterator[Dimension]:
        """Every column as it is written, and again value by value where it holds several."""
        for column in self.columns:
            yield Dimension(column, column, f"other__{column}")
            if column in self.many:
                yield Dimension(column + EACH, column, f"other__{column}", many=True)


CTDC_VP = Layout(
    name="ctdc-vp",
    what="person",
    columns=(
        "yearRegister", "gender", "majorityStatus", "isForcedLabour", "isSexualExploit",
        "UN_COO_Region", "UN_COE_Region", "IP_Exploiter", "IP_Gender", "IP_ageBroad",
        "IP_citizen_UNRegion", "IP_Relation", "IP_PayMoney", "IP_RecruiterBroker",
        "IP_TransactionProcess", "IP_ControlAbuseKidnap",
    ),
    many=frozenset(
        {"IP_Gender", "IP_ageBroad", "IP_citizen_UNRegion", "IP_Relation", "IP_PayMoney"}
    ),
)  # fmt: skip
"""The victim-perpetrator data set of the Counter-Trafficking Data Collaborative (2022): one row a
person, blank where nothing is known, what is known of perpetrators as sets joined by semicolons."""

LAYOUTS = {layout.name: layout for layout in (CTDC_VP,)}

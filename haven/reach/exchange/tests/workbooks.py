"""Workbooks for tests and measurements: fictional people of many scripts in the real shape."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from haven.reach.exchange.htcds.codes import code_list
from haven.reach.exchange.htcds.rows import Answer, Row
from haven.reach.exchange.htcds.writing import write_workbook

FIRST = ("Amina", "Leila", "Чингиз", "Наргис", "Зарина", "أمينة", "يوسف", "নাসরিন", "ნინო", "Անի",
         "Ngọc", "Østen", "Žana", "Cem", "李娜")  # fmt: skip
LAST = ("Hadžić", "Хакимова", "Рахмонов", "حسن", "العلي", "বেগম", "ბერიძე", "Սարգսյան", "Nguyễn",
        "Öztürk", "Kovač", "王")  # fmt: skip
COUNTRIES = ["BA", "TJ", "GE", "NA", "AF", "SY", "BD", "VN", "TR", "KG", "UZ", "CI"]
TOWNS = ["Tuzla", "Khujand", "Rustavi", "Bihać", "Osh"]
FIRST_BIRTH = date(1950, 1, 1)
SEVERAL = ("vic_MethodOfRecruitment", "vic_MethodsOfControl", "vic_TypeOfExploitation",
           "vic_ForcedLabourIndustry", "vic_TypeOfSexExploitation")  # fmt: skip
ONE = ("prs_Gender", "vic_TraffickingStatus", "vic_TraffickingStatusDecisionMakingOrg",
       "cas_ReasonForIncomingReferral")  # fmt: skip


def make_workbook(path: Path, rows: int, seed: int = 1) -> Path:
    """Write a filled HTCDS workbook of so many fictional people, the same for the same seed."""
    with path.open("wb") as file:
        write_workbook(list(fictional_rows(rows, seed)), file)
    return path


def fictional_rows(rows: int, seed: int = 1) -> Iterator[Row]:
    """Rows of fictional people, each answering nearly everything."""
    chance = Random(seed)  # noqa: S311
    for number in range(rows):
        yield Row(number + 3, dict(_answers(chance, number)))


def _answers(chance: Random, number: int) -> Iterator[tuple[str, Answer]]:
    yield "cas_CaseOwner", "Amina"
    yield "prs_FirstName", chance.choice(FIRST)
    yield "prs_SecondName", chance.choice(LAST)
    yield "con_Consent", chance.random() < 0.9
    yield "prs_Birthdate", FIRST_BIRTH + timedelta(days=chance.randrange(22_000))
    yield "prs_Citizenship", tuple(chance.sample(COUNTRIES, chance.choice([1, 1, 1, 2])))
    yield "prs_Email", f"person{number}@example.org"
    yield "prs_MobilePhone", f"+38761{number:06d}"
    yield "prs_MailingStreet", f"Ulica {chance.randrange(90) + 1}"
    yield "prs_MailingCity", chance.choice(TOWNS)
    yield "prs_MailingPostalCode", f"0{chance.randrange(9999):04d}"
    yield "prs_MailingCountry", chance.choice(COUNTRIES)
    for field in ONE:
        yield field, chance.choice(list(code_list(field).labels))
    for field in SEVERAL:
        codes = list(code_list(field).labels)
        yield field, tuple(chance.sample(codes, chance.choice([1, 2, 3])))
    yield "cas_Status", chance.choice(["Active", "Active", "FollowUp", "Closed", "ClosedReferred"])
    yield "cas_ReferringOrganisation", "Fictional Aid"
    yield "cas_IncomingReferralDate", date(2025, 1, 1) + timedelta(days=chance.randrange(360))
    yield "cas_IncomingReferralDetails", f"=needs {chance.randrange(99)}\nan interpreter 🙂"

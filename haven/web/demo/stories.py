"""What happens to invented people: their concerns, and the plain words workers write down."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from haven.people.cases.catalogue import Assistance, ConcernKind, Risk, UrgentNeed
from haven.web.demo.companies import Company

CONCERNS: dict[str, Sequence[ConcernKind]] = {
    "a man alone": (
        ConcernKind.STRANDED, ConcernKind.SMUGGLED, ConcernKind.REJECTED_ASYLUM,
        ConcernKind.EXPLOITED_WORKER, ConcernKind.RETURN, ConcernKind.DETAINED,
        ConcernKind.MEDICAL, ConcernKind.PRESUMED_TRAFFICKED,
    ),
    "a woman alone": (
        ConcernKind.VIOLENCE, ConcernKind.PRESUMED_TRAFFICKED, ConcernKind.PREGNANT,
        ConcernKind.STRANDED, ConcernKind.TRAFFICKED, ConcernKind.EXPLOITED_WORKER,
        ConcernKind.RETURN,
    ),
    "a mother with children": (
        ConcernKind.SINGLE_PARENT, ConcernKind.VIOLENCE, ConcernKind.DISPLACED,
        ConcernKind.STRANDED,
    ),
    "a family": (
        ConcernKind.DISPLACED, ConcernKind.STRANDED, ConcernKind.REJECTED_ASYLUM,
        ConcernKind.RETURN, ConcernKind.MINORITY, ConcernKind.DISABILITY,
    ),
    "a couple": (ConcernKind.STRANDED, ConcernKind.PREGNANT, ConcernKind.RETURN),
    "a boy alone": (ConcernKind.UNACCOMPANIED_CHILD, ConcernKind.SMUGGLED, ConcernKind.DETAINED),
    "a girl alone": (ConcernKind.UNACCOMPANIED_CHILD, ConcernKind.PRESUMED_TRAFFICKED),
    "brothers": (ConcernKind.SEPARATED_CHILD, ConcernKind.SMUGGLED),
    "friends on the way": (ConcernKind.SMUGGLED, ConcernKind.STRANDED, ConcernKind.CRISIS),
    "an older woman": (ConcernKind.OLDER, ConcernKind.MEDICAL, ConcernKind.DISPLACED),
}  # fmt: skip
"""What a company may need us for; the first is the likeliest."""

GRAVE = {
    ConcernKind.TRAFFICKED,
    ConcernKind.PRESUMED_TRAFFICKED,
    ConcernKind.VIOLENCE,
    ConcernKind.UNACCOMPANIED_CHILD,
    ConcernKind.DETAINED,
}

SITUATIONS = (
    "Arrived three days ago and sleeps at the bus station.",
    "Was promised work in a hotel. The passport was taken on the first day.",
    "Left home after threats. Relatives wait in another country.",
    "Worked on a building site for four months and was never paid.",
    "Has been in the reception centre since spring and has had no answer.",
    "Lost the others at the border and has no telephone.",
    "Wishes to go home to see a sick parent, but has no papers.",
    "Lives with people who ask for more money every week.",
)

CONTACTS = (
    "Met at the office. She slept better and eats with the others now.",
    "Visited at the reception centre. No new worries. Papers are still missing.",
    "Spoke by telephone within the safe hours. The appointment is kept.",
    "He says the employer called twice. We agreed not to answer.",
    "The doctor's letter has come. A second examination in two weeks.",
    "The children go to school since Monday. The mother smiles for the first time.",
    "Came without an appointment. Wants to know when the lawyer has time.",
    "Talked about the way back. No decision yet, and there is no hurry.",
    "Interpreter by telephone. Asked again about the brother on the way.",
    "Встретились в центре. Документы поданы, ответ ждём через две недели.",
    "Позвонили в безопасное время. Дети здоровы, жильё есть до конца месяца.",
    "التقينا في المكتب. تشعر بالأمان الآن وتسأل عن دروس اللغة.",
    "زرناه في المركز. لا يزال ينتظر موعد الطبيب.",
)
OBSERVATIONS = (
    "Looks at the door often. Sit so that it stays in sight.",
    "The older girl interprets for the mother. Ask for an interpreter next time.",
    "Bruise on the left arm. Did not want to speak of it today.",
)
DECISIONS = (
    "Agreed with the supervisor: shelter first, interview when rested.",
    "We refer to the clinic and stay in contact.",
    "The team will look for a place in a family-type home.",
)
FAREWELL = "We went through the plan together. What we set out to do is done or in good hands."
CALMER = "The threat is over: new address, nobody knows it. Risk lowered with the supervisor."

TASKS = (
    "Call the shelter and ask for a room on the ground floor",
    "Book the interpreter for the next meeting",
    "Take the papers to the lawyer",
    "Go with her to the clinic",
    "Ask the school about a place after the holidays",
    "Prepare the supervisor's review",
    "Позвонить в приют и узнать о месте",
    "سؤال العيادة عن موعد قريب",
)

HELP: dict[ConcernKind, Sequence[Assistance]] = {
    ConcernKind.RETURN: (Assistance.RETURN, Assistance.COUNSELLING, Assistance.DOCUMENTS),
    ConcernKind.VIOLENCE: (Assistance.SAFETY, Assistance.SHELTER, Assistance.PSYCHOSOCIAL),
    ConcernKind.EXPLOITED_WORKER: (Assistance.LEGAL, Assistance.EMPLOYMENT, Assistance.MATERIAL),
    ConcernKind.UNACCOMPANIED_CHILD: (
        Assistance.SHELTER, Assistance.FAMILY, Assistance.EDUCATION,
    ),
    ConcernKind.MEDICAL: (Assistance.HEALTH, Assistance.REFERRAL),
}  # fmt: skip
USUAL_HELP = (
    Assistance.SHELTER, Assistance.FOOD, Assistance.MATERIAL, Assistance.LEGAL, Assistance.HEALTH,
    Assistance.COUNSELLING, Assistance.DOCUMENTS, Assistance.WASH,
)  # fmt: skip


def concerns_of(company: Company, dice: Random) -> list[ConcernKind]:
    """What the case will be about; one in twenty fits nothing and is helped all the same."""
    if dice.random() < 0.05:
        return []
    likely = CONCERNS[company.shape]
    found = {likely[0]} if dice.random() < 0.5 else set()
    found.add(dice.choice(likely))
    return sorted(found)


def risk_of(concerns: Sequence[ConcernKind], dice: Random) -> Risk:
    """Grave concerns are more often at high risk."""
    weights = (4, 5, 1) if GRAVE & set(concerns) else (1, 5, 4)
    (risk,) = dice.choices((Risk.HIGH, Risk.MEDIUM, Risk.LOW), weights)
    return risk


def urgent_needs_of(company: Company, dice: Random) -> list[UrgentNeed]:
    """What could not wait on the first day."""
    needs = {UrgentNeed.CHILD_ALONE} if company.shape in ("a boy alone", "a girl alone") else set()
    if company.shape in ("a mother with children", "a woman alone") and dice.random() < 0.2:
        needs.add(UrgentNeed.DANGER)
    if dice.random() < 0.35:
        needs.add(dice.choice((UrgentNeed.SHELTER, UrgentNeed.FOOD, UrgentNeed.MEDICAL)))
    return sorted(needs)


def help_for(concerns: Sequence[ConcernKind], dice: Random) -> Assistance:
    """A kind of help that fits."""
    fitting = [kind for concern in concerns for kind in HELP.get(concern, ())]
    return dice.choice(fitting or USUAL_HELP) if dice.random() < 0.6 else dice.choice(USUAL_HELP)

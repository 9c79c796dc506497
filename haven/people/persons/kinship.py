"""What two people are to each other, seen from either side."""

from haven.people.persons.models import Kinship, Person, Sex

MIRROR = {
    Kinship.MOTHER: Kinship.CHILD,
    Kinship.FATHER: Kinship.CHILD,
    Kinship.GRANDPARENT: Kinship.GRANDCHILD,
    Kinship.GRANDCHILD: Kinship.GRANDPARENT,
    Kinship.AUNT_OR_UNCLE: Kinship.NIECE_OR_NEPHEW,
    Kinship.NIECE_OR_NEPHEW: Kinship.AUNT_OR_UNCLE,
    Kinship.GUARDIAN: Kinship.WARD,
    Kinship.WARD: Kinship.GUARDIAN,
}
"""What she is to the other; what is missing here is its own mirror, except a child's parent."""

PARENT = {Sex.FEMALE: Kinship.MOTHER, Sex.MALE: Kinship.FATHER}


def mirrored(kinship: Kinship, person: Person) -> Kinship:
    """What ``person`` is to the one who is ``kinship`` of hers."""
    if kinship is Kinship.CHILD:
        return PARENT.get(Sex(person.sex), Kinship.OTHER_FAMILY)
    return MIRROR.get(kinship, kinship)


def mirrors(kinship: Kinship) -> tuple[Kinship, ...]:
    """All that may stand on the other side, the likeliest first, whatever her sex was then."""
    match kinship:
        case Kinship.CHILD:
            return (*PARENT.values(), Kinship.OTHER_FAMILY)
        case Kinship.OTHER_FAMILY:
            return (Kinship.OTHER_FAMILY, Kinship.CHILD)
    return (MIRROR.get(kinship, kinship),)

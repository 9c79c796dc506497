"""What hangs together, and what cannot stand beside each other."""

from hypothesis import given
from hypothesis import strategies as st

from haven.people.matching.clusters import against_union, chain, clusters, homes

nodes = st.integers(0, 12)
links = st.lists(st.tuples(nodes, nodes).filter(lambda link: link[0] != link[1]), max_size=20)


def walked(links, start):
    """Everybody reached from one, by walking: slow and plain."""
    reached, ahead = {start}, [start]
    while ahead:
        here = ahead.pop()
        for link in links:
            for beyond in link if here in link else ():
                if beyond not in reached:
                    reached.add(beyond)
                    ahead.append(beyond)
    return reached


@given(links)
def test_a_cluster_is_what_can_be_walked(links):
    for cluster in clusters(links):
        people = {end for link in cluster for end in link}
        assert people == walked(links, cluster[0][0])


@given(links)
def test_every_link_is_in_one_cluster_in_the_order_it_came(links):
    found = clusters(links)
    assert sorted(link for cluster in found for link in cluster) == sorted(links)
    assert [cluster[0] for cluster in found] == sorted(
        (cluster[0] for cluster in found), key=links.index
    )


@given(links, nodes, nodes)
def test_a_chain_leads_from_one_to_the_other_or_there_is_no_way(links, one, other):
    found = chain(links, one, other)
    assert bool(found) == (one != other and other in walked(links, one))
    here = one
    for link in found:
        assert link in links
        here = link[1] if link[0] == here else link[0]
    assert not found or here == other


@given(links, links, nodes, nodes)
def test_whatever_nothing_stands_against_contradicts_nothing(same, different, one, other):
    """If the differences hold before two are united, they hold afterwards, or one is named."""
    before = homes(same)
    different = [
        (a, b) for a, b in different if before.get(a, a) != before.get(b, b)
    ]  # decided before, so they hold
    standing = against_union(same, different, one, other)
    after = homes([*same, (one, other)] if one != other else same)
    broken = [(a, b) for a, b in different if after.get(a, a) == after.get(b, b)]
    assert (standing in broken) if broken else standing is None

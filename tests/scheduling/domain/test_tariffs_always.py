"""What holds for every tariff and every appointment."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from scheduling.domain import money
from scheduling.domain.tariffs import (
    Before,
    Earlier,
    Terms,
    Work,
    calculation,
    check_terms,
    price,
    total,
)
from scheduling.domain.tariffs.parts import parts
from scheduling.domain.tariffs.visits import worth_of_visit
from tests.scheduling.domain.tariffs import TEN, any_terms, cents, work, works

UNBOUND = {"client_most": None, "year_most": None}


@given(any_terms())
def test_terms_survive_json(terms: Terms) -> None:
    assert Terms.from_json(terms.as_json()) == terms


@given(any_terms())
def test_terms_made_here_make_sense(terms: Terms) -> None:
    check_terms(terms)


@given(any_terms(), works(), st.integers(0, 6), cents("1000"))
def test_lines_are_cents_and_sum_to_an_amount_that_is_never_negative(
    terms: Terms, one: Work, count: int, paid: Decimal
) -> None:
    lines = price(terms, one, Before(count, paid))

    assert lines
    assert all(line.amount == money.euros(line.amount) and line.sentence for line in lines)
    assert total(lines) == sum(line.amount for line in lines) >= 0
    assert len(lines) == 1 or calculation(lines).endswith(f" = {money.words(total(lines))}")


@given(any_terms(), works(cancelled=False), st.integers(0, 300))
def test_longer_never_pays_less(terms: Terms, one: Work, more: int) -> None:
    longer = replace(one, minutes=one.minutes + more)

    assert total(price(terms, longer)) >= total(price(terms, one))


@given(any_terms(), works())
def test_least_and_most_hold(terms: Terms, one: Work) -> None:
    amount = total(price(replace(terms, **UNBOUND), one))

    assert terms.most is None or amount <= terms.most
    worked = not one.absent and one.notice is None
    assert terms.least is None or not worked or amount >= terms.least


@given(any_terms(), works(), st.integers(0, 6), cents("1000"))
def test_caps_of_the_year_hold(terms: Terms, one: Work, count: int, paid: Decimal) -> None:
    amount = total(price(terms, one, Before(count, paid)))

    assert terms.client_most is None or count < terms.client_most or amount == 0
    assert terms.year_most is None or amount == 0 or amount + paid <= terms.year_most


def approved(terms: Terms, order: list[Work]) -> Decimal:
    """The sum when these are approved one after the other, all in one visit."""
    known: list[Earlier] = []
    for one in order:
        known.append(Earlier(one, total(price(terms, one, Before(visit=tuple(known))))))
    return money.total(one.amount for one in known)


def in_visit(terms: Terms) -> Terms:
    """The same, where appointments close to each other are one visit."""
    return replace(terms, travel=replace(terms.travel, once_within=30), **UNBOUND)


VISITS = st.lists(works(cancelled=False), min_size=2, max_size=4)


@given(any_terms(), VISITS, st.randoms(use_true_random=False), st.booleans())
def test_order_of_approvals_does_not_matter(terms: Terms, visit: list[Work], dice, as_one: bool) -> None:
    terms = replace(in_visit(terms), as_one=as_one)
    other = list(visit)
    dice.shuffle(other)

    assert approved(terms, visit) == approved(terms, other) == worth_of_visit(terms, visit)


@given(any_terms(evening=False), st.integers(2, 400), st.data())
def test_splitting_never_pays_more(terms: Terms, minutes: int, data: st.DataObject) -> None:
    terms = replace(in_visit(terms), as_one=True)
    cut = data.draw(st.integers(1, minutes - 1))
    whole = work(minutes=minutes, km="12", booked=minutes, travel_minutes=20)
    first = replace(whole, minutes=cut, booked=cut)
    second = replace(whole, minutes=minutes - cut, booked=minutes - cut, starts=TEN + timedelta(minutes=cut))

    assert approved(terms, [first, second]) == total(price(terms, whole))


@given(any_terms(), VISITS)
def test_split_visit_pays_at_most_the_whole_or_its_dearest_part(terms: Terms, visit: list[Work]) -> None:
    terms = replace(in_visit(terms), as_one=True, absent_percent=100)
    same = [replace(one, case="1:a", absent=False) for one in visit]
    groups = [same, *([one] for one in same), *([*same[:n], *same[n + 1 :]] for n in range(len(same)))]

    found = approved(terms, same)

    pairs = [[a, b] for a in same for b in same if a is not b]
    dearest = max(total(parts(terms, group, way)) for group in groups + pairs if group for way in same)
    assert found <= dearest


@given(any_terms(), VISITS)
def test_visit_is_paid_one_way_only(terms: Terms, visit: list[Work]) -> None:
    terms = replace(in_visit(terms), as_one=False)
    terms = replace(terms, least=None, most=None, travel=replace(terms.travel, counts=False))

    alone = money.total(total(parts(terms, [one], one)) for one in visit)

    assert approved(terms, visit) <= alone

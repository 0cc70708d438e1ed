"""The tables of states are complete, and what is over stays over."""

from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pool.domain.actors import SYSTEM, Actor, Role
from pool.domain.refusals import NotAllowed
from scheduling.domain import states
from scheduling.domain.machine import IllegalMove, Machine
from scheduling.domain.states import (
    ASSIGNMENT,
    MACHINES,
    OFFER,
    OPEN_OFFER,
    REQUEST,
    SERVICE_RECORD,
    AssignmentMove,
    AssignmentState,
    OfferMove,
    OfferState,
    RecordMove,
    RecordState,
    RequestMove,
    RequestState,
)

FINAL = {
    "Request": {"closed", "rejected", "withdrawn"},
    "Offer": {"accepted", "declined", "expired", "filled_by_other", "withdrawn", "opted_out"},
    "Assignment": {"cancelled", "no_show"},
    "ServiceRecord": set(),
    "PaymentRun": {"ordered", "discarded"},
    "Payout": {"returned", "waived", "discarded"},
    "Registration": {"approved", "rejected"},
    "Application": {"accepted", "rejected", "withdrawn"},
}
RESTS = {"ServiceRecord": {"settled"}}  # an end, unless what was paid is put right
ROLES = {role: Actor(role, role.value) for role in Role}
AMAL, CLERK, INES = (ROLES[role] for role in (Role.INTERPRETER, Role.AUTHORITY, Role.COORDINATOR))
each_machine = pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine.name)


def moves_of(machine: Machine) -> list[StrEnum]:
    """Every move this noun knows."""
    return list(type(next(iter(machine.owners))))


@each_machine
def test_final_states_are_those_we_mean(machine: Machine) -> None:
    assert machine.final == FINAL[machine.name]


@each_machine
def test_every_state_can_be_reached(machine: Machine) -> None:
    reached = {machine.initial, *machine.moves.values()}

    assert reached == set(machine.states)


@each_machine
def test_every_state_has_a_way_to_an_end(machine: Machine) -> None:
    ending = set(machine.final) | RESTS.get(machine.name, set())
    for _ in machine.states:
        ending |= {state for (state, _move), new in machine.moves.items() if new in ending}

    assert ending == set(machine.states)


@each_machine
def test_every_move_has_an_owner_and_is_used(machine: Machine) -> None:
    assert set(machine.owners) == set(moves_of(machine)) == {move for _state, move in machine.moves}
    assert all(machine.owners.values())


@each_machine
def test_every_machine_is_listed_with_its_own_words(machine: Machine) -> None:
    assert {type(state) for state, _move in machine.moves} == {type(machine.initial)}


def test_all_machines_are_listed() -> None:
    found = [value for value in vars(states).values() if isinstance(value, Machine)]
    assert sorted(one.name for one in MACHINES) == sorted(one.name for one in found)


@each_machine
def test_every_pair_leads_on_or_is_refused(machine: Machine) -> None:
    for state in machine.states:
        for move in moves_of(machine):
            actor = ROLES[min(machine.owners[move])]
            if (state, move) in machine.moves:
                assert machine.after(state, move, actor) == machine.moves[state, move]
            else:
                with pytest.raises(IllegalMove):
                    machine.after(state, move, actor)


@each_machine
def test_who_does_not_own_a_move_may_not_make_it(machine: Machine) -> None:
    for state, move in machine.moves:
        for role in set(Role) - machine.owners[move]:
            with pytest.raises(NotAllowed):
                machine.after(state, move, ROLES[role])


@each_machine
@given(data=st.data())
def test_random_moves_never_leave_a_final_state(machine: Machine, data: st.DataObject) -> None:
    steps = st.tuples(st.sampled_from(moves_of(machine)), st.sampled_from(list(ROLES.values())))
    state = machine.initial
    for move, actor in data.draw(st.lists(steps, max_size=30)):
        before = state
        try:
            state = machine.after(state, move, actor)
        except (IllegalMove, NotAllowed):
            continue

        assert before not in machine.final
        assert state in machine.states


@pytest.mark.parametrize("state", [state for state in OfferState if state not in OPEN_OFFER])
@pytest.mark.parametrize("move", OfferMove)
def test_finished_offer_never_moves_again(state: OfferState, move: OfferMove) -> None:
    with pytest.raises(IllegalMove):
        OFFER.after(state, move, ROLES[min(OFFER.owners[move])])


@pytest.mark.parametrize(
    ("machine", "state", "move", "actor"),
    [
        (OFFER, OfferState.SENT, OfferMove.ACCEPT, CLERK),
        (OFFER, OfferState.SENT, OfferMove.ACCEPT, SYSTEM),
        (REQUEST, RequestState.SUBMITTED, RequestMove.APPROVE, CLERK),
        (REQUEST, RequestState.FILLED, RequestMove.WITHDRAW, AMAL),
        (ASSIGNMENT, AssignmentState.DONE, AssignmentMove.MISS, CLERK),
        (SERVICE_RECORD, RecordState.REPORTED, RecordMove.ATTEST, AMAL),
        (SERVICE_RECORD, RecordState.ATTESTED, RecordMove.APPROVE, CLERK),
        (SERVICE_RECORD, RecordState.ATTESTED, RecordMove.APPROVE, AMAL),
    ],
)
def test_nobody_does_the_part_of_another(
    machine: Machine, state: StrEnum, move: StrEnum, actor: Actor
) -> None:
    with pytest.raises(NotAllowed):
        machine.after(state, move, actor)


def test_state_may_come_as_the_word_in_the_database() -> None:
    assert OFFER.after("sent", OfferMove.DECLINE, AMAL) is OfferState.DECLINED


@each_machine
def test_drawing_shows_every_state_and_move(machine: Machine) -> None:
    drawing = machine.mermaid().splitlines()

    assert drawing[0] == "stateDiagram-v2"
    assert len(drawing) == 2 + len(machine.moves) + len(machine.final)

"""A Pool with one speaker of Levantine Arabic, who coordinates, and who does next door."""

import pytest

from pool.domain.actors import Actor, Role
from pool.models import Interpreter
from tests.builders import coordinator_of, make_interpreter, make_pool


@pytest.fixture
def amal(db: None) -> Interpreter:
    """Speaks Levantine Arabic."""
    return make_interpreter(make_pool(), "Amal Haddad", "apc", mobile="+491713920001")


@pytest.fixture
def ines(amal: Interpreter) -> Actor:
    """Coordinates her Pool."""
    return coordinator_of(amal.pool)


@pytest.fixture
def jona(amal: Interpreter) -> Actor:
    """Coordinates another Pool."""
    return coordinator_of(make_pool("nachbar"))


@pytest.fixture
def herself(amal: Interpreter) -> Actor:
    """Amal."""
    return Actor(
        Role.INTERPRETER,
        "Amal Haddad",
        pool_id=amal.pool_id,
        person_id=amal.person_id,
        interpreter_id=amal.pk,
    )

"""Two workers on one round, fifty yeses for one place, a thousand words in one burst: over HTTP, for real."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from notifications import clock
from notifications.models import Message
from notifications.queue import enqueue
from pool.models import Pool
from scheduling.models import Assignment, Round
from tests.baddays.works import MINUTE, POOL_NUMBER, Works, until
from tests.builders import make_authority, submit
from tests.scheduling.test_races import crowd

pytestmark = pytest.mark.django_db(transaction=True)
FIFTY = 50


def everybody_says(works: Works, words: list[tuple[str, str]]) -> Counter[int]:
    """Each number its text, eight at a time; what Twilio was answered."""

    def say(word: tuple[str, str]) -> int:
        return works.twilio.say(word[0], POOL_NUMBER, word[1])

    with ThreadPoolExecutor(8) as threads:
        return Counter(threads.map(say, words))


def test_two_workers_on_the_same_round(works: Works) -> None:
    """The round ends, and the sweep comes six times at once: each person is asked once, in one round."""
    pool = crowd(6)
    Pool.objects.filter(pk=pool.pk).update(round_size=3)
    request = submit(make_authority(pool, name="Schule"), clock.now())
    for _ in range(2):
        works.start()
    works.later(0)

    works.set_clock(clock.now() + 75 * MINUTE)
    for _ in range(6):
        enqueue("scheduling.tasks.sweep")
    works.settle()

    offers = request.offers.all()
    assert sorted(request.rounds.values_list("number", flat=True)) == [1, 2]
    assert Counter(offer.interpreter_id for offer in offers).most_common(1)[0][1] == 1
    assert Counter(one["to"] for one in works.twilio.messages) == Counter(o.person.mobile for o in offers)
    assert len(offers) == 6


def test_fifty_yeses_for_one_place(works: Works) -> None:
    """One has it, 49 hear that it is taken, each once, and nobody hears nothing."""
    pool = crowd(FIFTY)
    request = submit(make_authority(pool), clock.now())
    works.open()
    for _ in range(2):
        works.start()
    until(lambda: len(works.twilio.messages) == FIFTY, "not everybody was asked")
    works.settle()
    works.twilio.messages.clear()

    yeses = [(offer.person.mobile, f"Ja {offer.code}") for offer in request.offers.all()]
    assert everybody_says(works, yeses) == {200: FIFTY}
    works.settle()

    winner = Assignment.objects.of(pool).get().person.mobile
    told = Counter(one["to"] for one in works.twilio.messages)
    taken = Counter(one["to"] for one in works.twilio.messages if "schon vergeben" in one["body"])
    outcomes = Counter(Message.objects.filter(direction="in").values_list("state", "outcome"))
    losers = {mobile for mobile, _text in yeses} - {winner}
    assert taken == dict.fromkeys(losers, 1)
    assert told == taken + Counter([winner])
    assert outcomes["handled", "accept"] == 1 and outcomes.total() == FIFTY
    assert Round.objects.of(pool).count() == 1


def test_a_burst_of_words(works: Works, request: pytest.FixtureRequest) -> None:
    """Every word is kept once, though Twilio says a fourth of them twice, and has its effect once."""
    many = 1000 if request.config.getoption("--deep") else 250
    make_authority(crowd(FIFTY))
    works.open()
    numbers = [f"+4917139200{number:02}" for number in range(FIFTY)]
    words = [(numbers[one % FIFTY], f"TERMINE {one}", f"SM{one}") for one in range(many)]
    again = words + words[::4]

    with ThreadPoolExecutor(8) as threads:
        said = Counter(
            threads.map(lambda word: works.twilio.say(word[0], POOL_NUMBER, word[1], sid=word[2]), again)
        )
    assert said == {200: len(again)}
    assert Message.objects.filter(direction="in").count() == many

    for _ in range(2):
        works.start()
    until(lambda: not Message.objects.filter(state="received").exists(), "words wait")
    works.settle()
    heard = Message.objects.filter(direction="in")
    answers = Message.objects.filter(kind="answer")
    silent = heard.filter(outcome__startswith="silent:").count()
    assert Counter(heard.values_list("state", flat=True)) == {"handled": many}
    assert set(heard.values_list("attempts", flat=True)) == {1}
    assert answers.count() + silent == many
    assert answers.values("about").distinct().count() == answers.count()

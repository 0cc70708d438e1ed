"""The stream of mails, applied by a calendar program, ends with exactly the schedule in the database."""

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from scheduling.models import Assignment, Request
from tests.scheduling.calendars.diary import Post
from tests.scheduling.calendars.world import DAY, HOUR, World, diaries
from tests.scheduling.series import file as file_series

OLD, NEW = "gesa.klee@alt.example", "g.klee@jugendamt.example"


def life(world: World, *, mails_wait: bool = False) -> None:
    """Created, moved, changed, given to somebody else, a series with exceptions, a new address, called off.

    `mails_wait`: the mail server is away all the time, and back at the end.
    """
    leave = (lambda: None) if mails_wait else world.leave
    world.address(world.clerk, OLD)
    first = world.file(world.now + 3 * DAY)
    held = world.yes(first)
    leave()
    world.change(first, starts=world.now + 4 * DAY)
    assert world.yes(first).pk == held.pk
    leave()
    world.change(first, street='Kirchweg 1; Hof, "links"\\2. Stock', meeting_point="Zimmer 12")
    leave()
    world.drop_out(held)
    world.yes(first)  # Chadi
    leave()
    dates = file_series(world.office, world.now, starts=world.now + 10 * DAY)
    world.yes(dates[0])
    leave()
    world.change(dates[1], starts=dates[1].slot.starts + 2 * HOUR)
    world.yes(dates[1])
    world.withdraw(dates[2])
    leave()
    world.address(world.clerk, NEW)
    world.change(dates[3], meeting_point="Eingang B")
    leave()
    world.change(dates[0], street="Neue Straße 5 😀")
    world.change(first, meeting_point="Empfang")
    second = world.file(world.now + 5 * DAY, modality="phone", street="", postal_code="")
    world.yes(second)
    leave()
    third = world.file(world.now + 6 * DAY)
    world.yes(third)
    leave()
    world.withdraw(third)
    world.change(dates[1], meeting_point="Eingang B")
    world.leave()


def test_each_calendar_shows_the_schedule_after_every_mail_in_order(world: World) -> None:
    life(world)

    assert Assignment.objects.of(world.office.pool).filter(state="confirmed").count() == 5
    assert diaries(world.posts()) == world.schedule()
    assert diaries(world.posts(), remember=False) == world.schedule()
    assert OLD not in diaries(world.posts())
    assert {post.to for post in world.posts()} == {OLD, NEW, "amal@person.example", "chadi@person.example"}


def test_every_mail_twice_changes_nothing(world: World) -> None:
    life(world)

    twice = [post for post in world.posts() for _time in range(2)]
    assert diaries(twice, remember=False) == world.schedule()
    assert diaries([*world.posts(), *world.posts()]) == world.schedule()


def test_any_order_and_any_doubles_end_the_same(world: World) -> None:
    life(world)
    posts, schedule = world.posts(), world.schedule()
    assert len(posts) > 25

    @given(st.permutations(posts), st.lists(st.sampled_from(posts), max_size=10))
    def arrive(order: list[Post], again: list[Post]) -> None:
        assert diaries([*again, *order]) == schedule
        assert diaries([*order, *again]) == schedule

    arrive()
    assert diaries(reversed(posts)) == schedule


def test_mails_that_had_to_wait_for_the_server_end_the_same(world: World) -> None:
    """Nobody gets an event that is off already, nor hears that one is off which they never had."""
    life(world, mails_wait=True)

    assert diaries(world.posts(), remember=False) == world.schedule()
    assert diaries(reversed(world.posts()), remember=False) == world.schedule()
    assert not [post for post in world.posts() if post.method == "CANCEL"]


def test_uid_sequence_and_stamp_keep_their_promises(world: World) -> None:
    """Promises 16 and 17."""
    life(world)
    told: dict[str, list[Post]] = defaultdict(list)
    for post in world.posts():
        told[post.uid].append(post)

    rows = {f"{row.uid}@dolmetscherpool": row for row in Assignment.objects.of(world.office.pool)}
    assert told.keys() == rows.keys()
    for uid, posts in told.items():
        revisions = [post.revision for post in posts]
        assert revisions == sorted(revisions)
        assert max(revisions)[0] == rows[uid].sequence
        assert len({stamp for _number, stamp in revisions}) == len({number for number, _stamp in revisions})
        names = {rows[uid].person.name, world.clerk.name}
        assert not any(part.lower() in uid for name in names for part in name.split())


def test_the_new_interpreter_gets_another_event(world: World) -> None:
    """Promise 18: CANCEL for the old one's calendar, a UID of its own for the new one's."""
    request = world.file(world.now + 3 * DAY)
    old = world.yes(request)
    world.leave()

    world.drop_out(old)
    new = world.yes(Request.objects.of(request.pool_id).get(pk=request.pk))
    world.leave()

    assert old.uid != new.uid
    assert [(post.to.split("@")[0], post.method, str(old.uid) in post.uid) for post in world.posts()] == [
        ("amal", "REQUEST", True),
        (world.clerk.email.split("@")[0], "REQUEST", True),
        ("amal", "CANCEL", True),
        (world.clerk.email.split("@")[0], "CANCEL", True),
        ("chadi", "REQUEST", False),
        (world.clerk.email.split("@")[0], "REQUEST", False),
    ]

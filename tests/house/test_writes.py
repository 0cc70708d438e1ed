"""T3: rows are written where writes live, and nowhere else."""

from collections.abc import Iterable, Iterator

import pytest

from tests.house.tree import Module, called, modules

VERBS = {"save", "create", "get_or_create", "update_or_create", "update", "delete"}
VERBS |= {f"bulk_{verb}" for verb in ("create", "update")} | {f"a{verb}" for verb in VERBS}
LAYERS = {"actions", "models", "management", "admin", "demo"}
WRITERS = {
    "notifications.outbox": "the only way out",
    "notifications.inbox": "the only way in",
    "notifications.delivery": "moves Messages along",
    "notifications.looking_up": "keeps what asking the provider brought",
    "notifications.lines": "keeps how the way to a provider is",
    "notifications.receipts": "keeps what the provider told later",
    "notifications.forgetting": "empties what was said and has come to rest",
    "notifications.bounces": "keeps what a mail server told later",
    "notifications.mailboxes": "keeps how far a mailbox is read",
    "notifications.numbers": "keeps whose number it is",
    "notifications.optouts": "keeps who wants no SMS",
    "notifications.clock": "the offset of demo and tests, and the worker's heartbeat",
    "notifications.queue": "the row of the schedule",
    "notifications.channels.twilio": "`messages.create` is the provider's verb, not a row",
    "pool.accounts.forms": "the library's own password form, with its own save()",
}


def breaches(found: Iterable[Module]) -> Iterator[str]:
    """Every write outside. A dict's or a hash's update() has a positional argument, a row's never."""
    for module in found:
        if module.layer in LAYERS or module.name in WRITERS:
            continue
        for call in module.calls():
            owner, verb = called(call)
            if verb in VERBS and owner and not (verb == "update" and call.args):
                yield f"{module.at(call)} writes: {owner}.{verb}()"


def test_rows_are_written_where_writes_live():
    assert list(breaches(modules())) == []


def test_list_of_writers_only_shrinks():
    assert set(WRITERS) - {module.name for module in modules()} == set()


@pytest.mark.parametrize(
    "source",
    [
        "request.save()",
        "Offer.objects.create(pool=pool)",
        "rows.filter(pk=1).update(state='sent')",
        "Offer.objects.of(pool).delete()",
        "Offer.objects.bulk_create([])",
        "form.save()",
    ],
)
@pytest.mark.parametrize("name", ["scheduling.views.requests", "scheduling.queries.board", "pool.forms"])
def test_planted_write_is_found(name, source):
    assert len(list(breaches([Module.planted(name, source)]))) == 1


def test_dict_is_no_row():
    assert (
        list(breaches([Module.planted("pool.forms", "context.update({'a': 1})\ndigest.update(b'')")])) == []
    )

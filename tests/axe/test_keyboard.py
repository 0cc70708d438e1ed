"""The tabulator reaches everything a mouse can press, in the order of the page, and one sees where it is."""

from datetime import datetime

import pytest
from django.test import Client

from tests.axe.looks import LOOKS, Look
from tests.axe.window import Window
from tests.axe.world import make_world
from tests.scheduling.web import browser_of

pytestmark = [pytest.mark.browser, pytest.mark.axe]
NAMES = ("account_login", "requests", "request_new", "request_detail", "schedule", "accessibility")
PAGES = list({look.name: look for look in LOOKS if look.name in NAMES and look.data is None}.values())

# What can be pressed or filled in; of a group of radio buttons the tabulator reaches one.
PRESSABLE = """() => {
  const seen = new Set(), found = [];
  for (const one of document.querySelectorAll('a[href], button, input, select, textarea, summary')) {
    const hidden = !one.checkVisibility() || one.disabled || one.type === 'hidden';
    const group = one.type === 'radio' && one.form ? one.name : null;
    if (hidden || one.tabIndex < 0 || (group && seen.has(group))) continue;
    if (group) seen.add(group);
    found.push(one);
  }
  found.forEach((one, number) => { one.dataset.number = number; });
  return found.length;
}"""
HERE = """() => {
  const one = document.activeElement, style = getComputedStyle(one);
  const group = one.type === 'radio' ? document.querySelector(`[name="${one.name}"][data-number]`) : one;
  const shown = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  const around = getComputedStyle(one).boxShadow !== 'none';
  return [group?.dataset?.number ?? null, shown || around, one.outerHTML.slice(0, 120)];
}"""


@pytest.mark.django_db
@pytest.mark.parametrize("look", PAGES, ids=lambda look: look.name)
def test_tabulator_reaches_everything_and_shows_where_it_is(window: Window, at: datetime, look: Look) -> None:
    world = make_world(at)
    client = browser_of(getattr(world.people, look.who)) if look.who else Client(HTTP_ACCEPT_LANGUAGE="de")
    window.show(client, look.path.format(**world.names))
    count = window.page.evaluate(PRESSABLE)
    assert count > 5

    order, blind = [], []
    for _press in range(count * 4):  # a date has three places, a clock two
        window.page.keyboard.press("Tab")
        number, shown, html = window.page.evaluate(HERE)
        if number is not None and number not in order:
            order.append(number)
            blind += [] if shown else [html]

    begun = order.index("0")  # a page may begin at its first field, and go round
    assert [int(one) for one in order[begun:] + order[:begun]] == list(range(count))
    assert blind == []

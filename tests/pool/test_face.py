"""The face: fields that a screen reader understands, proxies that may not lie, pages with a strict CSP."""

import re
from types import SimpleNamespace

import pytest
from django import forms
from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template, render_to_string
from django.test import Client, RequestFactory

from pool.context import navigation
from pool.middleware import trusted_proxy
from tests.builders import make_person, make_pool, make_user
from tests.pool.signing_in import delivered

pytestmark = pytest.mark.urls("tests.pool.face_urls")

PROXY, VISITOR, LIAR = "10.0.0.1", "203.0.113.7", "198.51.100.9"


class WishForm(forms.Form):
    """One field of each kind."""

    town = forms.CharField(label="Ort", help_text="Wo der Termin ist.")
    notes = forms.CharField(label="Hinweise", required=False, widget=forms.Textarea)
    mode = forms.ChoiceField(
        label="Einsatzart", choices=[("on_site", "vor Ort"), ("phone", "Telefon")], widget=forms.RadioSelect
    )
    consent = forms.BooleanField(label="Einverstanden.")


def html_of(field: str, data: dict[str, str] | None = None) -> str:
    """The field as a page shows it."""
    return str(WishForm(data)[field].as_field_group())


def test_field_names_hint_and_error_to_screen_readers() -> None:
    html = html_of("town", {})

    assert 'aria-describedby="id_town_helptext id_town_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_town_helptext"' in html
    assert 'id="id_town_error"' in html
    assert '<label class="kern-label" for="id_town">' in html


def test_field_wears_the_classes_of_kern() -> None:
    html = html_of("town", {})

    assert "kern-form-input--error" in html
    assert 'class="kern-form-input__input kern-form-input__input--error"' in html


def test_field_keeps_the_class_its_author_gave_it() -> None:
    form = WishForm()
    form.fields["town"].widget.attrs["class"] = "width-m"

    assert 'class="width-m kern-form-input__input"' in str(form["town"])


def test_optional_field_says_so_and_a_required_one_does_not() -> None:
    assert "(freiwillig)" in html_of("notes")
    assert "(freiwillig)" not in html_of("town")


def test_radios_are_a_group_with_a_legend_that_carries_the_error() -> None:
    html = html_of("mode", {})

    assert (
        '<fieldset class="kern-fieldset kern-fieldset--error" role="radiogroup" aria-invalid="true"' in html
    )
    assert 'aria-describedby="id_mode_error"' in html
    assert '<legend class="kern-label">Einsatzart</legend>' in html
    assert html.count("aria-invalid") == 1


def test_summary_links_each_error_to_its_field() -> None:
    html = str(WishForm({}))

    for target in ("id_town", "id_mode_0", "id_consent"):
        assert f'href="#{target}"' in html
        assert f'id="{target}"' in html
    assert "Einverstanden: Diese Angabe fehlt." in html


def test_summary_repeats_no_sentence_somebody_agrees_to() -> None:
    class AgreeForm(forms.Form):
        agreed = forms.BooleanField(label="Wir halten die Regeln ein.", error_messages={"required": "Bitte!"})

    assert '<a href="#id_agreed">Bitte!</a>' in str(AgreeForm({}))


def test_form_without_errors_has_no_summary() -> None:
    assert "kern-alert" not in str(WishForm())


def seen_by_the_view(**meta: str) -> dict[str, str]:
    """What META says after trusted_proxy."""
    seen: dict[str, str] = {}

    def view(request: HttpRequest) -> HttpResponse:
        seen.update(request.META)
        return HttpResponse()

    trusted_proxy(view)(RequestFactory().get("/", **meta))
    return seen


def test_trusted_proxy_drops_what_a_stranger_claims(settings) -> None:
    settings.TRUSTED_PROXIES = [PROXY]

    meta = seen_by_the_view(
        REMOTE_ADDR=LIAR,
        HTTP_X_FORWARDED_FOR="127.0.0.1",
        HTTP_X_FORWARDED_PROTO="https",
        HTTP_FORWARDED="for=x",
    )

    assert meta["REMOTE_ADDR"] == LIAR
    assert not [name for name in meta if "FORWARDED" in name]


def test_trusted_proxy_believes_its_own_proxy(settings) -> None:
    settings.TRUSTED_PROXIES = [PROXY]

    meta = seen_by_the_view(REMOTE_ADDR=PROXY, HTTP_X_FORWARDED_FOR=VISITOR, HTTP_X_FORWARDED_PROTO="https")

    assert meta["REMOTE_ADDR"] == VISITOR
    assert meta["HTTP_X_FORWARDED_PROTO"] == "https"


@pytest.mark.parametrize(
    ("forwarded", "visitor"),
    [
        (f"{LIAR}, {VISITOR}", VISITOR),
        (f"{LIAR}, {VISITOR}, 10.0.0.2", VISITOR),
        (f"{VISITOR}, nonsense", PROXY),
        ("", PROXY),
        ("10.0.0.2", "10.0.0.2"),
        ("::ffff:10.0.0.2", "::ffff:10.0.0.2"),
    ],
)
def test_trusted_proxy_takes_the_nearest_hop_that_is_not_ours(settings, forwarded, visitor) -> None:
    settings.TRUSTED_PROXIES = ["10.0.0.0/8"]

    meta = seen_by_the_view(REMOTE_ADDR=PROXY, HTTP_X_FORWARDED_FOR=forwarded)

    assert meta["REMOTE_ADDR"] == visitor


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/", "Anfragen"),
        ("/anfragen/7/", "Anfragen"),
        ("/anfragen/neu/", "Neue Anfrage"),
        ("/impressum/", None),
    ],
)
def test_navigation_marks_where_one_is(path, current) -> None:
    request = RequestFactory().get(path)
    request.user = SimpleNamespace(is_superuser=False)

    entries = navigation(request, "requester")

    assert [entry.label for entry in entries] == ["Anfragen", "Neue Anfrage"]
    assert [entry.label for entry in entries if entry.current] == ([current] if current else [])


@pytest.mark.parametrize("name", ["400.html", "500.html"])
def test_error_page_stands_without_any_context(name) -> None:
    html = get_template(name).render()

    assert '<html lang="de">' in html
    assert "<h1>" in html


def test_refusal_shows_its_sentence() -> None:
    html = render_to_string(
        "409.html", {"refused": "Die Anfrage ist schon besetzt."}, RequestFactory().get("/")
    )

    assert "Die Anfrage ist schon besetzt." in html
    assert "Nichts wurde geändert." in html


@pytest.mark.django_db
def test_sign_in_page_has_a_strict_policy(client: Client) -> None:
    response = client.get("/anmelden/")

    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "<style" not in response.text
    assert " style=" not in response.text
    assert re.findall(r"<script(?! src=\"/static/)", response.text) == []


@pytest.mark.django_db
def test_sign_in_with_a_wrong_password_is_refused_in_plain_words(client: Client) -> None:
    response = client.post("/anmelden/", {"login": "gesa@example.org", "password": "falsch"})

    assert "E-Mail-Adresse und Passwort passen nicht zusammen." in response.text


@pytest.mark.django_db
def test_sign_in_is_slowed_down_after_many_failures(client: Client) -> None:
    answers = [
        client.post("/anmelden/", {"login": "henning@example.org", "password": str(number)})
        for number in range(6)
    ]

    assert "Zu viele Versuche." in answers[-1].text
    assert "Zu viele Versuche." not in answers[0].text


@pytest.mark.django_db
def test_forgotten_password_writes_to_no_stranger(client: Client, mailoutbox) -> None:
    response = client.post("/passwort/", {"email": "niemand@example.org"})

    assert response.status_code == 302
    assert mailoutbox == []


@pytest.mark.django_db
def test_forgotten_password_link_ignores_a_forged_host(client: Client, mailoutbox) -> None:
    pool = make_pool()
    user = make_user(pool, make_person("Gesa Klee"))

    client.post("/passwort/", {"email": user.email}, headers={"host": "localhost"})

    [mail] = delivered(mailoutbox)
    assert mail.from_email == pool.mailbox
    assert "http://testserver/passwort/neu/" in mail.body
    assert "localhost" not in mail.body


@pytest.mark.django_db
def test_role_is_chosen_among_ones_own_only(client: Client) -> None:
    pool = make_pool()
    user = make_user(pool, make_person("Ines Vogt"))
    foreign = make_user(make_pool("nachbar"), make_person("Jona Ritter"))
    own, other = (one.person.memberships.across_pools().get() for one in (user, foreign))
    client.force_login(user)

    client.post("/rolle/", {"membership": other.pk})

    assert client.session["membership"] == own.pk
    assert "Koordination" in client.get("/rolle/").text


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/impressum/", "/datenschutz/", "/barrierefreiheit/"])
def test_page_of_the_house_is_open_to_everybody(client: Client, path) -> None:
    assert client.get(path).status_code == 200

"""What a text gives away is said before it is sent."""

from hypothesis import given
from hypothesis import strategies as st

from scheduling.domain.personal import personal


def test_names_references_and_numbers_are_found() -> None:
    secrets = ("Frau Klee", "AZ 17/4", "Südring 2", "")

    assert personal("bei frau  KLEE, AZ 17/4", secrets) == ["Frau Klee", "AZ 17/4"]
    assert personal("Rufen Sie 069 90009002 an oder a@b.example", ()) == ["069 90009002", "a@b.example"]


def test_times_dates_and_codes_are_nobodys_secret() -> None:
    assert personal("Am 24.11. um 9:30 Uhr, JA 4821, Raum 112", ("",)) == []


@given(st.text(min_size=3), st.text())
def test_what_is_repeated_is_found(secret: str, rest: str) -> None:
    if len(" ".join(secret.split())) > 2:
        assert secret in personal(f"{rest} {secret}", [secret])

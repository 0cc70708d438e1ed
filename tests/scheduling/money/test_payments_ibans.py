"""IBANs as people type them: what is right is read, what is wrong is said in words that help."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.domain import ibans
from scheduling.domain.bank_days import is_bank_day, next_bank_day
from scheduling.domain.ibans import IbanWrong, grouped, read_bic, read_iban, without_ibans
from tests.scheduling.money.paying import IBAN

GOOD = [
    IBAN, "DE02120300000000202051", "AT611904300234573201", "CH9300762011623852957", "NL91ABNA0417164300",
    "FR1420041010050500013M02606", "GB29NWBK60161331926819", "MT84MALT011000012345MTLCAST001S",
]  # fmt: skip


@pytest.mark.parametrize("iban", GOOD)
@pytest.mark.parametrize("typed", [str, str.lower, grouped, lambda text: f" IBAN: {grouped(text)}\t"])
def test_blanks_and_case_do_not_matter(iban, typed):
    assert read_iban(typed(iban)) == iban


@pytest.mark.parametrize(
    ("typed", "wrong", "words"),
    [
        ("DE89370400440532013001", ibans.IbanDigit, "mindestens eine Ziffer falsch"),
        ("DE8937040044053201300", ibans.IbanShort, "zu kurz: 21 Zeichen. Mit DE am Anfang sind es 22"),
        ("DE893704004405320130000", ibans.IbanLong, "zu lang: 23"),
        ("DE8937040044O532013000", ibans.IbanLetters, "O statt einer 0"),
        ("532013000", ibans.IbanCountry, "mit DE"),
        ("XX89370400440532013000", ibans.IbanCountry, "mit DE"),
        ("TR330006100519786457841326", ibans.IbanNotSepa, "TR"),
        ("DE89 3704 0044 0532 0130 0ü", ibans.IbanSigns, "nur Buchstaben und Ziffern"),
        ("   ", ibans.IbanMissing, "geben Sie eine IBAN ein"),
        ("DE", ibans.IbanShort, "zu kurz"),
        ("٣" * 22, ibans.IbanSigns, "nur"),
    ],
)
def test_what_is_wrong_is_said_and_never_repeated(typed, wrong, words):
    with pytest.raises(wrong) as caught:
        read_iban(typed)

    assert words in str(caught.value)
    assert caught.value.field == "iban"
    assert len(typed) < 9 or typed not in str(caught.value)


@given(st.sampled_from(GOOD), st.integers(4, 33), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(iban, place, by):
    place = place % (len(iban) - 4) + 4
    if not iban[place].isdigit():
        return
    other = str((int(iban[place]) + by) % 10)

    with pytest.raises(IbanWrong):
        read_iban(iban[:place] + other + iban[place + 1 :])


@given(st.integers(2, 20))
def test_two_digits_that_changed_places_are_found(place):
    swapped = IBAN[:place] + IBAN[place + 1] + IBAN[place] + IBAN[place + 2 :]
    if swapped != IBAN:
        with pytest.raises(IbanWrong):
            read_iban(swapped)


@given(st.text())
def test_any_text_is_read_or_refused(text):
    try:
        assert read_iban(text).isalnum()
    except IbanWrong as refused:
        assert str(refused)


@pytest.mark.parametrize("iban", GOOD)
@pytest.mark.parametrize("typed", [str, grouped, str.lower])
def test_a_note_keeps_no_iban(iban, typed):
    kept = without_ibans(f"Konto {typed(iban)} ist erloschen, Einsatz 4821, 12.11.2026")

    assert iban[4:12].lower() not in kept.replace(" ", "").lower()
    assert "erloschen, Einsatz 4821, 12.11.2026" in kept


def test_bic():
    assert (read_bic(" cobadeffxxx "), read_bic("")) == ("COBADEFFXXX", "")
    with pytest.raises(ibans.BicWrong):
        read_bic("COBA")


def test_bank_days_are_those_of_the_euro_system():
    assert not is_bank_day(date(2026, 12, 25)) and not is_bank_day(date(2026, 5, 1))
    assert is_bank_day(date(2026, 10, 3 + 2)) and is_bank_day(date(2026, 6, 4))
    assert next_bank_day(date(2027, 3, 26)) == date(2027, 3, 30)  # Good Friday

"""Which mail domains a Pool trusts: those it names, and no others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pool.domain.mail_domains import EVERYBODYS, domain_of, is_domain, is_trusted, read_domains

LABEL = st.from_regex(r"[a-z]([a-z0-9]{0,8}[a-z0-9])?", fullmatch=True)
DOMAIN = st.lists(LABEL, min_size=1, max_size=3).map(lambda labels: ".".join([*labels, "example"]))
LOCAL = st.from_regex(r"[a-zA-Z0-9.+_-]{1,12}", fullmatch=True)


@given(LOCAL, DOMAIN)
def test_domain_is_trusted_however_it_is_written(local, domain):
    assert is_trusted(f"{local}@{domain.upper()}", [domain])
    assert is_trusted(f" {local}@{domain} ", [domain.title()])


@given(LOCAL, DOMAIN, LABEL)
def test_neither_sub_domain_nor_look_alike_is_trusted(local, domain, label):
    assert not is_trusted(f"{local}@{label}.{domain}", [domain])
    assert not is_trusted(f"{local}@{domain}.{label}", [domain])
    assert not is_trusted(f"{local}@{label}{domain}", [domain])
    assert not is_trusted(f"{local}@{domain}", [])


@given(st.lists(DOMAIN, unique=True), st.sampled_from(["\n", ", ", "; ", " ", "\r\n\r\n", "\n@"]))
def test_domains_are_read_back_as_they_were_typed(domains, between):
    read = read_domains(between.join(domains))

    assert read == domains
    assert all(is_domain(one) for one in read)


@given(st.text())
def test_any_text_is_read(text):
    assert all(isinstance(is_domain(one), bool) for one in read_domains(text))
    assert not is_trusted(text.replace("@", ""), ["kreis.example"])


@pytest.mark.parametrize(
    "text", ["", "kreis", "kreis.", "-kreis.example", "kreis..example", "a b.example", "1.2.3.4"]
)
def test_no_domain(text):
    assert not is_domain(text)


def test_umlauts_are_spelled_as_the_dns_does():
    assert domain_of("a@büro.example") == "xn--bro-hoa.example"
    assert read_domains("Büro.example") == ["xn--bro-hoa.example"]


def test_everybodys_domains_are_domains():
    assert all(is_domain(one) for one in EVERYBODYS)

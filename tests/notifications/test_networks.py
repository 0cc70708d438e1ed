"""Whom an address from outside may lead to."""

from ipaddress import ip_address

import pytest

from notifications.domain.networks import is_network, is_public, lies_in, parsed


@pytest.mark.parametrize(
    "address",
    [
        "93.184.215.14", "9.9.9.9", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "2a00:1450:4001:82b::200e",
        "64:ff9b::5db8:d70e",  # NAT64 around 93.184.215.14
    ],
)  # fmt: skip
def test_what_everybody_reaches_is_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.9.9.9",
        "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.0.192", "192.0.2.1",
        "192.88.99.1", "192.168.178.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1",
        "239.255.255.250", "240.0.0.1", "255.255.255.255", "168.63.129.16",
        "::", "::1", "::127.0.0.1", "::ffff:93.184.215.14", "::ffff:127.0.0.1", "fe80::1", "fec0::1",
        "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1", "2001::1", "2002:7f00:1::", "2002:5db8:d70e::",
        "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "100::1", "3fff::1", "4000::1",
    ],
)  # fmt: skip
def test_what_only_we_reach_is_not(address: str) -> None:
    assert not is_public(ip_address(address))


def test_the_operator_may_list_networks() -> None:
    assert lies_in(ip_address("10.1.2.3"), ("192.168.0.0/16", "10.1.0.0/16"))
    assert not lies_in(ip_address("10.2.2.3"), ("192.168.0.0/16", "10.1.0.0/16", "fd00::/8"))
    assert lies_in(parsed("fd00::1%eth0"), ("fd00::/8",))


@pytest.mark.parametrize(("text", "is_one"), [("10.0.0.0/8", True), ("10.0.0.1/8", False), ("lan", False)])
def test_a_network_is_written_as_cidr(text: str, is_one: bool) -> None:
    assert is_network(text) is is_one

"""T11: no test leaves this machine."""

import socket

import pytest
from pytest_socket import SocketConnectBlockedError


@pytest.mark.parametrize("host", ["192.0.2.1", "203.0.113.7"])  # reserved for documentation
def test_socket_to_elsewhere_is_refused(host):
    with socket.socket() as outside, pytest.raises(SocketConnectBlockedError):
        outside.connect((host, 80))


def test_socket_to_loopback_is_open():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as client:
        client.connect(server.getsockname())

        assert client.getpeername() == server.getsockname()

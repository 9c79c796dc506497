"""The house rules that no linter knows."""

import ast
import re
import subprocess
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.models import UniqueConstraint

from docs.reference import make
from docs.reference.make import HOUSE, is_action, rooms
from haven.foundation.guards import RaisedGuard
from haven.foundation.vault.fields import SealedField

ROOT = HOUSE.parent
LONGEST_FILE = 300
LONGEST_FUNCTION = 25
WRITING = {"save", "create", "update", "delete", "get_or_create", "update_or_create",
           "bulk_create", "bulk_update"}  # fmt: skip
READING_ALL = {"all", "raw", "extra"}
DESCRIBED = {"models", "actions", "policies", "forms", "views", "queries", "facts", "panels"}
"""Rooms whose classes and public functions say what they are for."""

PHYSICAL = re.compile(
    r"(?:^|[\s;{])(?:(?:margin|padding|border|inset)-(?:left|right)|left|right)\s*:"
    r"|(?:float|clear|text-align)\s*:\s*(?:left|right)",
    re.MULTILINE,
)
INLINE = re.compile(
    r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)", re.IGNORECASE
)
REGISTRIES = ("pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "npmjs" + ".com",
              "artifact" + "ory", "jf" + "rog", "nexus" + "3")  # fmt: skip
MACHINE = re.compile(r"(?<![\w.])/(?:work|root|home/\w+)/")

OURS = [model for model in apps.get_models() if model.__module__.startswith("haven.")]


def named(path: Path) -> str:
    return str(path.relative_to(HOUSE))


def tracked() -> Iterator[tuple[str, str]]:
    """The text of every file in the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached"], cwd=ROOT, capture_output=True, check=True
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        path = ROOT / name
        try:
            yield name, path.read_text()
        except (UnicodeDecodeError, FileNotFoundError):
            continue


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    return (
        node
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


@pytest.mark.parametrize("path", rooms(), ids=named)
def test_nothing_is_too_long(path):
    assert path.read_text().count("\n") <= LONGEST_FILE
    assert [f.name for f in functions(path) if length(f) > LONGEST_FUNCTION] == []


def length(function: ast.FunctionDef) -> int:
    """Its lines, from its name to its end, without the docstring."""
    first = function.body[0]
    docstring = first.end_lineno - first.lineno + 1 if ast.get_docstring(function) else 0
    return function.end_lineno - function.lineno + 1 - docstring


@pytest.mark.parametrize("path", rooms(), ids=named)
def test_every_module_says_what_it_is_for(path):
    tree = ast.parse(path.read_text())
    assert not tree.body or path.stem == "urls" or ast.get_docstring(tree)


@pytest.mark.parametrize("path", [path for path in rooms() if path.stem in DESCRIBED], ids=named)
def test_every_model_action_form_and_page_says_what_it_is_for(path):
    silent = [
        node.name
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.ClassDef | ast.FunctionDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert silent == []


@pytest.mark.parametrize("path", rooms("views"), ids=named)
def test_views_read_only_through_a_rule_and_never_write(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if not isinstance(node, ast.Attribute):
            continue
        where = f"{named(path)}:{node.lineno} {node.attr}"
        assert node.attr not in WRITING | READING_ALL, where
        if isinstance(node.value, ast.Attribute) and node.value.attr in {
            "objects",
            "_default_manager",
        }:
            assert node.attr == "permitted", where


@pytest.mark.parametrize("path", rooms("actions"), ids=named)
def test_actions_say_who_acts(path):
    for node in functions(path):
        if is_action(node):
            assert not node.args.args, f"{node.name} takes positional arguments"
            assert node.args.kwonlyargs[0].arg == "by", f"{node.name} does not begin with by"
            assert node.args.kwonlyargs[0].annotation.id == "Actor", node.name


@pytest.mark.parametrize("path", rooms("actions"), ids=named)
def test_actions_do_not_read_the_clock(path):
    read = [
        node.id
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Name) and node.id in {"now", "localdate", "localtime"}
    ]
    assert read == []


@pytest.mark.parametrize(("name", "where", "words"), make.rules())
def test_every_rule_has_the_words_of_its_refusal(name, where, words):
    assert words


@pytest.mark.parametrize("path", list(rooms("policies")), ids=named)
def test_the_words_of_a_refusal_are_for_every_language(path):
    english = [
        ast.unparse(call)
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call)
        and ast.unparse(call.func) == "Rule"
        and not isinstance(call.args[0], ast.Call)
    ]
    assert english == []


@pytest.mark.parametrize(
    "config",
    [app for app in apps.get_app_configs() if app.name.startswith("haven.")],
    ids=lambda app: app.label,
)
def test_a_folder_that_seals_knows_how_to_forget(config):
    sealed = [
        field
        for model in config.get_models()
        for field in model._meta.fields
        if isinstance(field, SealedField)
    ]
    assert not sealed or (Path(config.path) / "shredders.py").exists()


@pytest.mark.parametrize("page", ["actions", "rules"])
def test_the_reference_lists_every_action_and_rule(page):
    listed = re.findall(r"^\| `(\w+)` \| ([\w.]+)", (make.HERE / f"{page}.md").read_text(), re.M)
    there = [(name, where) for name, where, _ in getattr(make, page)()]
    assert sorted(listed) == sorted(there), "run: python docs/reference/make.py"


def test_the_reference_lists_every_setting():
    listed = re.findall(r"^\| `(HAVEN_\w+)`", (make.HERE / "settings.md").read_text(), re.M)
    assert sorted(listed) == sorted(make.settings())


def templates() -> list[Path]:
    return sorted(HOUSE.rglob("templates/**/*.html"))


@pytest.mark.parametrize("path", templates(), ids=named)
def test_no_template_has_style_or_script_of_its_own(path):
    assert INLINE.findall(path.read_text()) == []


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in sorted((HOUSE / "web" / "assets").rglob("*.scss"))
        if "node_modules" not in path.parts
    ],
    ids=lambda path: path.name,
)
def test_our_styles_know_start_and_end_not_left_and_right(path):
    assert [found.strip() for found in PHYSICAL.findall(path.read_text())] == []


FORMS = {"haven/web/static/haven/questionnaire.js", "haven/web/static/haven/sample.xml"}
"""A form may begin with an element called root."""


def test_no_file_names_a_registry_or_this_machine():
    found = [
        (name, word)
        for name, text in tracked()
        if name not in FORMS
        for word in (*(host for host in REGISTRIES if host in text), *MACHINE.findall(text))
    ]
    assert found == []


def test_every_migration_can_be_taken_back():
    loader = MigrationLoader(None, ignore_no_migrations=True)
    stuck = [
        f"{app}.{name}: {operation.describe()}"
        for (app, name), migration in loader.disk_migrations.items()
        if apps.get_app_config(app).name.startswith("haven.")
        for operation in migration.operations
        if not operation.reversible
    ]
    assert stuck == []


def test_every_migration_has_a_name():
    loader = MigrationLoader(None, ignore_no_migrations=True)
    nameless = [
        (app, name)
        for app, name in loader.disk_migrations
        if apps.get_app_config(app).name.startswith("haven.") and "_auto_" in name
    ]
    assert nameless == []


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_no_index_stands_twice(model):
    """A longer index serves whoever asks for its first column; the short one only slows writing."""
    longer = [index.fields for index in model._meta.indexes if index.condition is None]
    longer += [
        rule.fields
        for rule in model._meta.constraints
        if isinstance(rule, UniqueConstraint) and rule.condition is None
    ]
    begun = {fields[0] for fields in longer if fields}
    short = {field.name for field in model._meta.local_fields if field.db_index}
    assert not short & begun


@pytest.mark.django_db
def test_every_guard_stands_once_all_migrations_have_run():
    raised = {
        operation.guard.name
        for migration in MigrationLoader(None).disk_migrations.values()
        for operation in migration.operations
        if isinstance(operation, RaisedGuard)
    }
    listed = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    with connection.cursor() as cursor:
        cursor.execute(listed[connection.vendor])
        standing = {name for (name,) in cursor.fetchall()}
    assert raised
    assert raised <= standing


def test_the_house_runs_without_the_tools_of_development():
    """``make run`` installs requirements.lock alone; whatever a room imports stands there."""
    locked = set(
        re.findall(r"^([\w.-]+)==", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    )
    given = packages_distributions()
    imported = {
        name.partition(".")[0]
        for path in rooms()
        for node in ast.walk(ast.parse(path.read_text()))
        for name in (
            [node.module or ""] if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names] if isinstance(node, ast.Import)
            else []
        )
    }  # fmt: skip
    others = {name for name in imported if name in given and name != "haven"}
    assert "django" in others
    assert not [name for name in others if not {*map(_as_locked, given[name])} & locked]


def _as_locked(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()

"""Write the reference of actions and rules from the code: ``python docs/reference/make.py``.

``settings.md`` is written by hand; the tests hold it to the settings there are.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
HOUSE = HERE.parent.parent / "haven"
SETTING = re.compile(r"\bHAVEN_[A-Z][A-Z_]*\b")

ACTIONS_PAGE = """# Actions

What can be done in Haven. Every action asks a rule, changes something and leaves a line on the
trail, or nothing of it happens. Written from the code by `python docs/reference/make.py`.

| action | in | what it does |
|---|---|---|
"""
RULES_PAGE = """# Rules

Who may do what. A rule is a query: it filters every list and opens every record. Written from the
code by `python docs/reference/make.py`; read the query itself in `policies.py` of each folder.

| rule | in | the refusal reads |
|---|---|---|
"""


def rooms(name: str = "*") -> list[Path]:
    """Our own modules of this name, and the modules of a package of this name; no tests."""
    return [
        path
        for path in sorted(HOUSE.rglob("*.py"))
        if (parts := path.relative_to(HOUSE).parts)
        and not {"migrations", "tests", "node_modules"} & set(parts)
        and (name == "*" or path.stem == name or name in parts[:-1])
    ]


def folder(path: Path) -> str:
    """Which folder of the house a room is in: ``people.cases``."""
    return ".".join(path.relative_to(HOUSE).parts[:2])


def actions() -> Iterator[tuple[str, str, str]]:
    """Every action: its name, its folder, its first sentence."""
    for path in rooms("actions"):
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.FunctionDef) and is_action(node):
                yield node.name, folder(path), (ast.get_docstring(node) or "").split("\n")[0]


def is_action(node: ast.FunctionDef) -> bool:
    """Whether a function is decorated as an action."""
    return any(isinstance(by, ast.Name) and by.id == "action" for by in node.decorator_list)


def rules() -> Iterator[tuple[str, str, str]]:
    """Every rule: its name, its folder, the words of its refusal."""
    rooms_read = [(folder(path), ast.parse(path.read_text()).body) for path in rooms("policies")]
    makers = {
        node.name: _verb(node, {})
        for _, body in rooms_read
        for node in body
        if isinstance(node, ast.FunctionDef)
    }
    for where, body in rooms_read:
        for node in body:
            name = node.targets[0] if isinstance(node, ast.Assign) else None
            if isinstance(name, ast.Name) and name.id.startswith("may_"):
                verb = _verb(node, makers)
                yield name.id, where, verb and f"… may not {verb} …"


def _verb(said: ast.stmt, makers: dict[str, str]) -> str:
    """What a rule permits: said where it is made, or by the function that makes it."""
    for node in ast.walk(said):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id == "Rule":
                return _words(node.args[0])
            if verb := makers.get(node.func.id):
                return verb
    return ""


def _words(node: ast.expr) -> str:
    """The text of a literal, also of one that is marked for translation."""
    literal = node.args[0] if isinstance(node, ast.Call) else node
    return str(getattr(literal, "value", ""))


def settings() -> set[str]:
    """Every setting of ours that the code knows."""
    return {name for path in rooms() for name in SETTING.findall(path.read_text())}


def table(rows: Iterator[tuple[str, str, str]]) -> str:
    """Rows of a Markdown table."""
    return "".join(f"| `{name}` | {where} | {words} |\n" for name, where, words in rows)


if __name__ == "__main__":
    (HERE / "actions.md").write_text(ACTIONS_PAGE + table(actions()))
    (HERE / "rules.md").write_text(RULES_PAGE + table(rules()))

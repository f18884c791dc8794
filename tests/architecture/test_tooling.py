"""The tools' settings follow the code: no app, and no suppression, slips past them."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
OWN_APPS = {
    config.label
    for config in apps.get_app_configs()
    if Path(config.path).parent == ROOT and config.name == config.label
}
REASONED = re.compile(
    r"# noqa: [A-Z]+[0-9]+(, [A-Z]+[0-9]+)* - \S.+|# type: ignore\[[a-z, -]+\] {1,2}(#|-) \S.+"
)


@pytest.fixture(scope="module")
def contracts() -> dict[str, dict[str, Any]]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    linter = project["tool"]["importlinter"]
    by_id = {contract["id"]: contract for contract in linter["contracts"]}
    return {**by_id, "": {"root_packages": linter["root_packages"]}}


def sources() -> Iterator[Path]:
    for folder in (*OWN_APPS, "tests", "tools"):
        yield from (ROOT / folder).rglob("*.py")


def test_contracts_name_every_app(contracts: dict[str, dict[str, Any]]) -> None:
    layers = re.findall(r"\w+", " ".join(contracts["apps"]["layers"]))
    assert OWN_APPS - set(contracts[""]["root_packages"]) == set()
    assert OWN_APPS - set(layers) == set()
    assert OWN_APPS - {"cms"} - set(contracts["rooms"]["containers"]) == set()
    assert OWN_APPS - set(contracts["assembly"]["source_modules"]) == set()
    assert OWN_APPS - {"cms"} - set(contracts["settings"]["forbidden_modules"]) == set()


def test_every_suppression_has_a_code_and_a_reason() -> None:
    marks = ("# noqa", "# type: ignore")
    assert [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sources()
        if path != Path(__file__)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if any(mark in line for mark in marks) and not REASONED.search(line)
    ] == []


def test_every_migration_has_a_name() -> None:
    migrations = [path.stem for app in OWN_APPS for path in (ROOT / app).glob("migrations/0*.py")]
    assert len(migrations) > 0
    assert [name for name in migrations if re.search(r"_auto_|_alter_.*_and_more$", name)] == []

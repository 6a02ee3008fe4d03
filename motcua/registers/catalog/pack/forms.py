"""The online forms of a pack: one file for a family of procedures, with the papers that it takes the place of."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from motcua.registers.catalog import form
from motcua.registers.catalog.form import Question
from motcua.registers.people.pack import BadPack, Pack

_EVERY = "*"


@dataclass(frozen=True)
class Forms:
    """The forms by the procedure's key, by its field group, and the one for all others."""

    by_key: Mapping[str, tuple[Question, ...]]
    by_group: Mapping[str, tuple[Question, ...]]
    declares: Mapping[str, tuple[int, ...]]

    def of(self, key: str, group: str) -> tuple[Question, ...]:
        """The form of this procedure: its own, its group's, or the general one."""
        return self.by_key.get(key) or self.by_group.get(group) or self.by_group[_EVERY]

    def declared(self, key: str) -> tuple[int, ...]:
        """The numbers of the papers that are the declaration asked by the form, the one it is recorded as first."""
        return self.declares.get(key, ())


def forms(pack: Pack) -> Forms:
    """Every form in `forms/`. Raises `BadPack` for one that cannot be read, or two for the same procedure."""
    by_key: dict[str, tuple[Question, ...]] = {}
    by_group: dict[str, tuple[Question, ...]] = {}
    declares: dict[str, tuple[int, ...]] = {}
    for file in sorted((pack.folder / "forms").glob("*.yaml")):
        keys, groups, questions, papers = _read(file)
        for known, names in ((by_key, keys), (by_group, groups)):
            if twice := sorted(set(known) & set(names)):
                raise BadPack(f"forms/{file.name}: {', '.join(twice)} has a form in another file already.")
            known.update(dict.fromkeys(names, questions))
        if twice := sorted(set(declares) & set(papers)):
            raise BadPack(f"forms/{file.name}: the papers of {', '.join(twice)} are declared in another file already.")
        declares |= papers
    if _EVERY not in by_group:
        raise BadPack(f'{pack.key}/forms: one file must be for every other procedure, groups: ["{_EVERY}"].')
    return Forms(by_key, by_group, declares)


def _read(file: Path) -> tuple[list[str], list[str], tuple[Question, ...], dict[str, tuple[int, ...]]]:
    try:
        body = yaml.safe_load(file.read_text(encoding="utf-8"))
        asked = [{"required": True, "kind": "text"} | row for row in body["questions"]]
        papers = {str(key): tuple(map(int, numbers)) for key, numbers in (body.get("declares") or {}).items()}
        return list(body["keys"]), list(body["groups"]), form.read(asked), papers
    except (OSError, yaml.YAMLError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise BadPack(f"forms/{file.name}: {type(error).__name__} {error}") from error

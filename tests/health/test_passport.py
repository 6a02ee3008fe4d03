"""publiccode.yml is a passport that other provinces' catalogues accept (publiccode.yml standard, version 0.4)."""

from datetime import date

import yaml

import motcua
from tests.health import tree

PASSPORT = yaml.safe_load((tree.ROOT / "publiccode.yml").read_text(encoding="utf-8"))
REQUIRED = {
    "publiccodeYmlVersion", "name", "url", "releaseDate", "platforms", "categories", "developmentStatus",
    "softwareType", "description", "legal", "maintenance", "localisation",
}  # fmt: skip


def test_it_has_every_required_key_and_the_version_of_the_package() -> None:
    assert set(PASSPORT) >= REQUIRED
    assert PASSPORT["publiccodeYmlVersion"] == "0.4"
    assert PASSPORT["softwareVersion"] == motcua.__version__
    assert date.fromisoformat(PASSPORT["releaseDate"])
    assert PASSPORT["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert PASSPORT["maintenance"]["contacts"][0]["name"]


def test_it_describes_itself_in_every_language_of_the_house_within_the_limits() -> None:
    assert set(PASSPORT["description"]) == set(PASSPORT["localisation"]["availableLanguages"]) == {"vi", "en"}
    for said in PASSPORT["description"].values():
        assert len(said["shortDescription"]) <= 150
        assert 150 <= len(said["longDescription"]) <= 10_000
        assert said["features"]
        assert all(len(feature) <= 100 for feature in said["features"])


def test_the_licence_is_the_one_in_the_tree() -> None:
    assert PASSPORT["legal"]["license"] == "Apache-2.0"
    assert "Apache License" in (tree.ROOT / "LICENSE").read_text()

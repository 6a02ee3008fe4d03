"""Every template compiles."""

import pytest
from django.template import TemplateSyntaxError, engines

from tests.health import tree

NAMES = [
    path.relative_to(next(up for up in path.parents if up.name == "templates")).as_posix() for path in tree.templates()
]


@pytest.mark.parametrize("name", NAMES)
def test_it_compiles(name: str) -> None:
    engines["django"].get_template(name)


def test_no_two_rooms_claim_one_name() -> None:
    assert sorted(NAMES) == sorted(set(NAMES))


def test_a_broken_template_is_found() -> None:
    with pytest.raises(TemplateSyntaxError):
        engines["django"].from_string("{% if x %}")

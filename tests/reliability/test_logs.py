"""What goes wrong is written down without the people it happened to."""

import json
import logging
import sys

import psycopg
import pytest
from django.db import IntegrityError, transaction
from pydantic import BaseModel, ValidationError

from motcua.registers.people.models import Person
from motcua.runtime import logs
from tests import cast as people

FORMATTERS = [logs.Line("%(levelname)s %(message)s"), logs.JsonLine()]


def written(formatter: logging.Formatter, text: str = "it failed") -> str:
    """The line that is written in an `except` block."""
    return formatter.format(logging.LogRecord("motcua", logging.ERROR, "", 1, text, (), sys.exc_info()))


@pytest.mark.django_db
@pytest.mark.parametrize("formatter", FORMATTERS)
def test_a_row_that_a_database_quotes_is_not_written(formatter: logging.Formatter) -> None:
    people.assemble()
    again = {"kind": "person", "identity_no": "070160000001", "full_name": "Lê Vô Danh", "folded": "le vo danh"}
    line, quoted = "", ""
    try:
        with transaction.atomic():
            Person.objects.create(**again)
    except IntegrityError as error:
        line, quoted = written(formatter), str(error)
    assert "070160000001" in quoted, "the database quotes the number"
    assert "person_known_once" in line
    assert "IntegrityError" in line
    assert "070160000001" not in line


@pytest.mark.parametrize("formatter", FORMATTERS)
def test_a_value_that_a_schema_quotes_is_not_written(formatter: logging.Formatter) -> None:
    class Shape(BaseModel):
        name: int
        born: int

    typed = {"name": "Lê Vô Danh", "born": ["1960", "tại Bù Đăng"]}
    try:
        Shape.model_validate(typed)
    except ValidationError:
        line = written(formatter)
    assert "Vô Danh" not in line
    assert "Bù Đăng" not in line
    assert "input_type=str" in line


@pytest.mark.parametrize("formatter", FORMATTERS)
def test_numbers_of_people_are_not_written_and_others_are(formatter: logging.Formatter) -> None:
    line = written(formatter, "cannot tell 070160000001 at 0912345678, by=1234567890, H10-230529-0001, 0.123456789123")
    assert "070160000001" not in line
    assert "0912345678" not in line
    assert "by=1234567890, H10-230529-0001, 0.123456789123" in line


def test_a_line_for_machines_is_one_json_object_with_its_traceback() -> None:
    quoted = "duplicate key\nDETAIL:  Key (identity_no)=(070160000001) already exists."
    try:
        raise psycopg.errors.UniqueViolation(quoted)
    except psycopg.Error:
        told = json.loads(written(logs.JsonLine()))
    assert told["level"] == "ERROR"
    assert told["traceback"].startswith("Traceback")
    assert "0701" not in told["traceback"]

"""The statement of a day from the command line."""

import json
from pathlib import Path

import pytest

from motcua.faces.cli.main import main
from motcua.ledger import clock
from motcua.work.payments.acts import order
from tests import cast as people


@pytest.fixture
def code(db: None, monkeypatch: pytest.MonkeyPatch) -> str:
    """The code under which bà Lan pays 50,000 đồng."""
    monkeypatch.setattr(clock, "now", lambda: people.at(30))
    cast = people.assemble()
    dossier = people.received(cast, fee=50_000)
    return order.attempt(by=cast.lan, dossier=dossier, way="transfer", at=people.at(29, 10))[:16]


def test_a_day_is_reconciled_and_its_differences_are_told(
    code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "day.csv"
    file.write_text(f"Mã giao dịch,Nội dung,Số tiền\nFT1,NOP {code},50000\nFT2,la,1000\n", encoding="utf-8")
    words = ["payments", "reconcile", str(file), "--day", "2023-05-29", "--json"]
    assert main(words) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["entered"], told["left"], told["listed"][0]["kind"]) == (1, 1, "unknown")
    assert told["listed"][0]["reason"].startswith("Tiền đã vào")
    file.write_text(f"Mã giao dịch,Nội dung,Số tiền\nFT1,NOP {code},50000\n", encoding="utf-8")
    assert main(words[:-1]) == 0
    assert "1 lines agree" in capsys.readouterr().out
    assert main(["payments", "reconcile", str(tmp_path / "none.csv"), "--day", "2023-05-29"]) == 2

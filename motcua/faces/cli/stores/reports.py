"""`motcua reports …`: the periodic reports on procedures, and documents in the envelope of the axis."""

import argparse
import json
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from motcua.faces.cli.words import Groups
from motcua.runtime import awake
from motcua.runtime.refusal import Refused

if TYPE_CHECKING:
    from motcua.reactions.quality.reports.tables import Table
    from motcua.reactions.sync.edxml.document import Organ

_MEDIA = {".pdf": "application/pdf"}


def register(groups: Groups) -> None:
    """The command line knows `reports show`, `write`, `pack` and `unpack`."""
    parser = groups.add_parser("reports", help="the periodic reports on procedures; documents for the document axis")
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)
    show = verbs.add_parser("show", help="the report of a unit, line by line; exits with 1 when it does not add up")
    show.add_argument("--json", action="store_true", help="print one JSON document")
    show.set_defaults(run=print_report)
    write = verbs.add_parser("write", help="the report as a file to be signed, to standard output")
    write.add_argument("--as", dest="kind", choices=["pdf", "xlsx"], default="pdf", help="kind of file (pdf)")
    write.set_defaults(run=write_report)
    for one in (show, write):
        one.add_argument("form", choices=["dossiers", "procedures"], help="II.06a or II.07b")
        one.add_argument("unit", metavar="UNIT", help="the code of a unit; everything below it is counted too")
        one.add_argument("--period", default="", metavar="2023-Q2", help="also 2023, or 2023-05-01..2023-05-31")
    pack = verbs.add_parser("pack", help="a PDF into an edXML envelope, to standard output")
    pack.add_argument("file", type=Path, metavar="FILE.pdf")
    pack.add_argument("--from", dest="sender", required=True, metavar="UNIT", help="the code of the unit that sends")
    pack.add_argument("--to", required=True, metavar="ID=NAME", help="the receiver's identifier and name")
    pack.add_argument("--number", required=True, help="such as 12/BC-UBND")
    pack.add_argument("--subject", required=True)
    pack.add_argument("--signer", required=True)
    pack.add_argument("--kind", default="Báo cáo", help="as Decree 30 names it (Báo cáo)")
    pack.set_defaults(run=pack_file)
    unpack = verbs.add_parser("unpack", help="reads an edXML envelope; exits with 2 when it is broken or was changed")
    unpack.add_argument("file", type=Path, metavar="FILE.edxml")
    unpack.add_argument("--into", type=Path, metavar="FOLDER", help="write its files there; none is overwritten")
    unpack.set_defaults(run=unpack_file)


def _counted(arguments: argparse.Namespace) -> "Table":
    awake.wake()
    from motcua.ledger import clock
    from motcua.reactions.quality.reports import dossiers, procedures, spans
    from motcua.registers.people import queries as people

    today = clock.now().date()
    count = {"dossiers": dossiers.table, "procedures": procedures.table}[arguments.form]
    return count(people.agency(arguments.unit), spans.read(arguments.period, today), today)


def print_report(arguments: argparse.Namespace) -> int:
    """The report was printed."""
    table = _counted(arguments)
    from motcua.law import reporting

    names = [column.name for column in table.report.columns]
    wrong = reporting.contradictions(table.report, table.total)
    if arguments.json:
        lines = [
            {"title": line.title, "heading": line.heading, **dict(zip(names, line.cells, strict=True))}
            for line in table.lines
        ]
        days = {"first": str(table.span.first), "last": str(table.span.last), "judged": str(table.judged)}
        total = dict(zip(names, table.total, strict=True))
        said = {"form": table.report.code, "unit": table.unit.code, **days, "lines": lines, "total": total}
        print(json.dumps(said | {"wrong": list(wrong)}, ensure_ascii=False))
        return bool(wrong)
    print(f"{table.report.code} · {table.unit.name} · {table.span.label} ({table.span.first} – {table.span.last})")
    print(" ".join(f"({column.number})".rjust(7) for column in table.report.columns))
    for line in table.lines:
        print(" ".join(str(cell).rjust(7) for cell in line.cells), f" {line.mark}. {line.title}")
    print(" ".join(str(cell).rjust(7) for cell in table.total), " =")
    for one in wrong:
        print(f"! {one}", file=sys.stderr)
    return bool(wrong)


def write_report(arguments: argparse.Namespace) -> int:
    """The file is on standard output."""
    _not_to_a_terminal(f"motcua reports write {arguments.form} UNIT > report.{arguments.kind}")
    table = _counted(arguments)
    from motcua.ledger import clock
    from motcua.reactions.papers import typeset
    from motcua.reactions.papers.reporting import sheet, workbook
    from motcua.reactions.quality.reports import tables

    counted = sheet.Counted(
        report=table.report, unit=table.unit, period=table.span.label, first=table.span.first, last=table.span.last,
        columns=table.columns, heads=tables.headings(table.columns), lines=table.lines, total=table.total,
        remarks=table.remarks,
    )  # fmt: skip
    filled = sheet.fill(counted, day=clock.now().date())
    _out(typeset.typeset(filled) if arguments.kind == "pdf" else workbook.workbook(filled))
    return 0


def pack_file(arguments: argparse.Namespace) -> int:
    """The envelope is on standard output."""
    _not_to_a_terminal("motcua reports pack FILE.pdf … > file.edxml")
    awake.wake()
    import pikepdf

    from motcua.ledger import clock
    from motcua.reactions.papers import heading
    from motcua.reactions.sync.edxml import reports, writing
    from motcua.reactions.sync.edxml.document import Attachment, Signer
    from motcua.registers.people import queries as people

    content, now = _content(arguments.file), clock.now()
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            pages = len(pdf.pages)
    except pikepdf.PdfError as error:
        raise Refused(f"{arguments.file.name} is no PDF.") from error
    number, _, notation = arguments.number.partition("/")
    letter = reports.Letter(
        receiver=_receiver(arguments.to), number=number, notation=notation, issued=now.date(), kind=arguments.kind,
        subject=arguments.subject, signer=Signer(name=arguments.signer),
    )  # fmt: skip
    unit = people.agency(arguments.sender)
    file = Attachment(name=arguments.file.name, media_type=_MEDIA[".pdf"], content=content)
    document = reports.document(unit, letter, file, place=heading.place(unit), pages=pages, at=now)
    _out(writing.write(document, today=now.date()))
    return 0


def unpack_file(arguments: argparse.Namespace) -> int:
    """What the envelope says was printed; its files were written where they were wanted."""
    awake.wake()
    from motcua.ledger import clock
    from motcua.reactions.sync.edxml import reading

    opened = reading.read(_content(arguments.file), today=clock.now().date())
    document = opened.document
    print(f"{document.number}/{document.notation} {document.issued:%d/%m/%Y}: {document.subject}")
    print(f"{document.sender.id} {document.sender.name} → " + "; ".join(f"{o.id} {o.name}" for o in document.receivers))
    print("Mã băm đúng · digests are right" if opened.sealed else "Gói không có mã băm · the envelope has no digests")
    for each in document.attachments:
        print(f"{len(each.content):>10}  {each.name} ({each.media_type})")
        if arguments.into:
            _written(arguments.into, each.name, each.content)
    return 0


def _written(folder: Path, name: str, content: bytes) -> None:
    place = folder / Path(name).name
    try:
        with place.open("xb") as file:
            file.write(content)
    except OSError as error:
        raise Refused(f"{place} cannot be written: {error.strerror}.") from error


def _receiver(told: str) -> "Organ":
    from motcua.reactions.sync.edxml.document import Organ

    code, found, name = told.partition("=")
    if not found:
        raise Refused("Say to whom it goes: --to 000.00.00.H10='Ủy ban nhân dân tỉnh'.")
    return Organ(id=code.strip().upper(), name=name.strip())


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Refused(f"{file} cannot be read: {error.strerror}.") from error


def _not_to_a_terminal(instead: str) -> None:
    if sys.stdout.isatty():
        raise Refused(f"This is no reading for a terminal. Send it to a file: {instead}")


def _out(content: bytes) -> None:
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()

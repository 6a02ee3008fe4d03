"""A finding, a petition, a plan or a thing to publish is entered: one by a form, many from a list."""

from collections.abc import Mapping
from datetime import date

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from motcua.faces.kit import wording as kit
from motcua.faces.office import refusals, shell, typed, wording
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.promises import naming
from motcua.law import promises
from motcua.law.promises import Kind
from motcua.ledger import clock
from motcua.registers.people import permissions
from motcua.registers.people import queries as people
from motcua.registers.people.errors import Invalid, NotAllowed
from motcua.registers.people.tree import AgencyView
from motcua.work.directives.acts import enter as acts
from motcua.work.directives.acts.enter import Entered, Item
from motcua.work.directives.acts.take_in import Told
from motcua.work.directives.lists import rows, sheets

_HEAD = ("agency", "kind", "title", "number", "issued", "received")
_ITEM = ("units", "content", "due", "appraiser", "session", "voter", "address", "field", "section")
_PLACES = {*_HEAD, *_ITEM, "file"}


@require_http_methods(["GET", "HEAD", "POST"])
@officers_only
def enter(request: OfficeRequest) -> HttpResponse:
    """The form of the kind asked for; sent, the promise is there, or every right row of the list is."""
    today = clock.now().date()
    givers = _givers(request, today)
    if not givers:
        raise NotAllowed(
            gettext("Bạn không nhập được việc này."),
            gettext("Việc này dành cho lãnh đạo và cơ quan theo dõi nhiệm vụ."),
            gettext("Hãy chuyển cho lãnh đạo đơn vị."),
        )  # fmt: skip
    said = {name: typed.clean((request.POST or request.GET).get(name, "")) for name in (*_HEAD, *_ITEM)}
    kind = promises.kind(said["kind"] or promises.kinds(today)[0].key, today)
    context = _context(kind, givers, said, today)
    status = 200
    if request.method == "POST":
        try:
            made = _entered(request, said | {"kind": kind.key}, said["agency"] or givers[0].code, today)
        except refusals.Refusal as error:
            told = refusals.told(error, _PLACES)
            context |= {"refusal": told, "faults": told.fields}
            status = told.status
        else:
            if made.directive is not None and not made.refused:
                messages.success(request, _done(made))
                return HttpResponseRedirect(reverse("office:directive", args=[made.directive]))
            context |= {"made": made, "done": _done(made)}
    return shell.show(request, "office/promises/enter.html", context, here="directives", status=status)


def _context(kind: Kind, givers: list[AgencyView], said: Mapping[str, str], today: date) -> dict[str, object]:
    every = [(one.code, one.name) for one in people.agencies(day=today)]
    return {
        "kind": kind, "kinds": [(one.key, naming.kind(one.key)) for one in promises.kinds(today)],
        "label": naming.kind(kind.key), "steps": [_step(one) for one in kind.steps],
        "givers": [(one.code, one.name) for one in givers], "said": said, "faults": {},
        "asks": [(name, naming.detail(name), said[name]) for name in kind.asks],
        "units": [("", "–"), *every], "appraised": kind.appraised, "today": kit.day(today),
        "refusal_columns": [{"label": gettext("Dòng")}, {"label": gettext("Lý do")}],
        "heads": ", ".join(f"“{head}”" for head in rows.headings(kind.key, today)),
    }  # fmt: skip


def _step(step: promises.Step) -> tuple[str, str, str]:
    """The step in words: what, by when, and by which rule."""
    return naming.step(step.key), naming.term(step), wording.cited(step.source)


def _givers(request: OfficeRequest, today: date) -> list[AgencyView]:
    every = [
        one for one in people.agencies(day=today) if permissions.may(request.actor, "task.enter", one.id, one.path)
    ]
    return sorted(every, key=lambda one: (one.path.count("/"), one.id not in request.actor.agency_ids, one.sort_key))


def _entered(request: OfficeRequest, said: Mapping[str, str], agency: str, today: date) -> Entered:
    now, file = clock.now(), request.FILES.get("file")
    received = typed.day(said, "received") or today
    name = file.name if isinstance(file, UploadedFile) and file.name else ""
    head = Told(
        title=typed.line(said, "title", 300), number=typed.line(said, "number", 100), issued=typed.day(said, "issued"),
        file_name=name,
    )  # fmt: skip
    given = {"by": request.actor, "agency": agency, "kind": said["kind"], "head": head, "received": received, "at": now}
    if isinstance(file, UploadedFile) and name:
        if (file.size or 0) > sheets.LARGEST:
            what = gettext("Tệp quá lớn.")
            raise Invalid(what, "", gettext("Hãy chia danh sách ra."), fields={"file": what})
        read = rows.read(sheets.table(name, file.read()), said["kind"], received)
        made = acts.enter_list(items=read.items, **given)  # type: ignore[arg-type]  # the same names as there
        return Entered(made.directive, made.tasks, made.there, tuple(sorted((*read.refused, *made.refused))))
    item = Item(
        units=tuple(filter(None, [typed.line(said, "units", 60)])), content=typed.letter(said, "content"),
        details={name: typed.line(said, name) for name in _ITEM[4:]}, due=typed.day(said, "due"),
        appraiser=typed.line(said, "appraiser", 60),
    )  # fmt: skip
    return acts.enter(item=item, **given)  # type: ignore[arg-type]


def _done(made: Entered) -> str:
    n = len(made.tasks)
    said = [ngettext("Đã nhập %(n)s việc.", "Đã nhập %(n)s việc.", n) % {"n": n}]
    if made.there:
        said.append(ngettext("%(n)s việc đã có.", "%(n)s việc đã có.", made.there) % {"n": made.there})
    return " ".join(said)

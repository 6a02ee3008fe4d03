"""The confirmation, side by side: the document with coloured words, and the tasks that are proposed."""

from collections.abc import Mapping, Sequence

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from motcua.faces.kit import wording as kit
from motcua.faces.office import refusals, shell, typed
from motcua.faces.office.directives import editing, marking, paging, words
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.ledger import clock
from motcua.registers.people import queries as people
from motcua.registers.people.errors import Invalid
from motcua.work.directives import measures, queries
from motcua.work.directives.acts import confirm, correct
from motcua.work.directives.acts.take_in import Told
from motcua.work.directives.draft import Party
from motcua.work.directives.views import Desk, ProposalView

_NAMES_SHOWN = 3
_SHOWN = 200  # proposals on a page of the desk: a document of more is looked through page by page (decision 0228)


@require_http_methods(["GET", "HEAD", "POST"])
@officers_only
def desk(request: OfficeRequest, directive: int) -> HttpResponse:
    """The proposals beside the text; sent, one of them is changed, or all that were accepted are confirmed."""
    if request.method == "POST":
        try:
            return HttpResponseRedirect(_done(request, directive))
        except refusals.Refusal as error:
            told = refusals.told(error)
            view = queries.desk(directive, by=request.actor)  # raises for who may not see it at all
            return _shown(request, view, told)
    view = queries.desk(directive, by=request.actor)
    if view.directive.confirmed_at is not None:
        return HttpResponseRedirect(reverse("office:directive", args=[directive]))
    return _shown(request, view, None)


def _shown(request: OfficeRequest, view: Desk, told: refusals.Told | None) -> HttpResponse:
    said = request.POST if told else request.GET
    opened, way = _opened(said, view)
    here = _page_of(view, opened.number) if opened else min(paging.asked(request), _pages(view))
    shown = view.proposals[(here - 1) * _SHOWN : here * _SHOWN]
    window = marking.window(view.directive.text, shown, view.proposals[here * _SHOWN : here * _SHOWN + 1])
    states = [one.state for one in view.proposals]
    context = {
        "desk": view,
        "kind": words.kind(view.directive.kind),
        "here": _address(view.directive.number, here),
        "pages": paging.beside(
            reverse("office:directive_desk", args=[view.directive.number]), {}, here, _SHOWN, len(view.proposals)
        ) if _pages(view) > 1 else None,
        "pieces": marking.pieces(view.directive.text, shown, window),
        "legend": words.legend(),
        "cards": [
            {
                "one": one, "lead": _bodies(one.draft.lead), "coordinate": _bodies(one.draft.coordinate),
                "state": words.state(one.state), "unsure": _unsure(one), "open": way if one is opened else "",
                "last": one.no == len(view.proposals),
                "limits": [(limit, words.binds(limit.binds)) for limit in one.draft.limits],
                "measure": measures.BY_NAME.get(one.draft.measure),
            }
            for one in shown
        ],
        "edit": editing.fields(opened, said if told else None, told) if opened and way == "edit" else None,
        "second": said.get("second", "") if told else "",
        "head": _head(view, said if told and said.get("do") == "describe" else None),
        "waiting": states.count("proposed"), "accepted": states.count("accepted"), "dropped": states.count("dropped"),
        **_doubts(view, shown),
        "undoes": _step(view.undoes) if view.undoes else "",
        "refusal": told, "why": said.get("why", "") if told else "",
    }  # fmt: skip
    return shell.show(
        request, "office/directives/desk.html", context, here="directives", status=told.status if told else 200
    )


def _opened(said: Mapping[str, str], view: Desk) -> tuple[ProposalView | None, str]:
    """The proposal whose form is open, and which form."""
    for way in ("edit", "split"):
        number = said.get("proposal", "") if said.get("do") == way else said.get(way, "")
        for one in view.proposals:
            if str(one.number) == number:
                return one, way
    return None, ""


def _done(request: OfficeRequest, number: int) -> str:
    """What was asked is done; answers with the address of what comes next."""
    by, now, said = request.actor, clock.now(), request.POST
    verb, proposal, page = (
        said.get("do", ""),
        typed.whole(said, "proposal"),
        _address(number, paging.asked(request)),
    )
    if verb == "confirm":
        made = confirm.confirm(by=by, directive=number, at=now)
        messages.success(request, gettext("Đã xác nhận %(n)s nhiệm vụ; các đơn vị nhìn thấy ngay.") % {"n": len(made)})
        return reverse("office:directive", args=[number])
    if verb == "put_away":
        return _put_away(request, number)
    if verb == "undo":
        return _at(request, number, correct.undo(by=by, directive=number, at=now))
    if verb == "accept_all":
        correct.accept(by=by, directive=number, at=now)
    elif verb == "settle":
        correct.settle(
            by=by,
            directive=number,
            doubt=typed.whole(said, "doubt") or 0,
            remark=typed.letter(said, "remark", 1000),
            at=now,
        )
    elif verb == "describe":
        told = Told(
            typed.line(said, "title", 300),
            typed.line(said, "number", 100),
            typed.line(said, "issuer", 300),
            typed.day(said, "issued"),
        )
        correct.describe(by=by, directive=number, told=told, at=now)
    elif proposal is None:
        raise Invalid(gettext("Chưa chọn nhiệm vụ."), "", gettext("Hãy tải lại trang."))
    else:
        _one(request, verb, number, proposal)
        return _next(request, number, proposal, verb)
    return page


def _put_away(request: OfficeRequest, number: int) -> str:
    why = typed.letter(request.POST, "why", 1000)
    correct.put_away(by=request.actor, directive=number, why=why, at=clock.now())
    messages.success(request, gettext("Đã cất văn bản đi; nhập lại được khi cần."))
    return reverse("office:directives")


def _pages(view: Desk) -> int:
    return max(1, -(-len(view.proposals) // _SHOWN))


def _page_of(view: Desk, proposal: int) -> int:
    """The page on which the proposal stands; the first for one that is gone."""
    return next((place // _SHOWN + 1 for place, one in enumerate(view.proposals) if one.number == proposal), 1)


def _address(directive: int, page: int) -> str:
    return paging.address(reverse("office:directive_desk", args=[directive]), {}, page=page)


def _at(request: OfficeRequest, directive: int, proposal: int, view: Desk | None = None) -> str:
    """The address of the proposal, on whichever page it stands."""
    found = view or queries.desk(directive, by=request.actor)
    return f"{_address(directive, _page_of(found, proposal))}#p{proposal}"


def _doubts(view: Desk, shown: Sequence[ProposalView]) -> dict[str, object]:
    """The contradictions to show: all of a document of one page, else those of the page, and how many are elsewhere."""
    every = view.directive.doubts
    here = {doubt.no for one in shown for doubt in one.doubts}
    told = every if _pages(view) == 1 else [one for one in every if one.no in here]
    elsewhere = sum(1 for one in every if one.settled_at is None and one.no not in here) if _pages(view) > 1 else 0
    return {"doubts": told, "doubts_elsewhere": elsewhere}


def _one(request: OfficeRequest, verb: str, number: int, proposal: int) -> None:
    by, now = request.actor, clock.now()
    if verb == "accept":
        correct.accept(by=by, directive=number, proposal=proposal, at=now)
    elif verb == "drop":
        correct.drop(by=by, directive=number, proposal=proposal, at=now)
    elif verb == "join":
        correct.join(by=by, directive=number, proposal=proposal, at=now)
    elif verb == "split":
        second = " ".join(typed.letter(request.POST, "second", 20_000).split())
        correct.split(by=by, directive=number, proposal=proposal, second=second, at=now)
    elif verb == "edit":
        correct.edit(by=by, directive=number, proposal=proposal, draft=editing.draft(request.POST), at=now)
    else:
        raise Invalid(gettext("Không có việc này."), "", gettext("Hãy tải lại trang."))


def _next(request: OfficeRequest, number: int, proposal: int, verb: str) -> str:
    """Where to look now: at the next one that nobody has looked at, or at the same one after a split or a join."""
    view = queries.desk(number, by=request.actor)
    rows = view.proposals
    if verb in {"split", "join"}:
        return _at(request, number, proposal, view)
    here = next((place for place, one in enumerate(rows) if one.number == proposal), 0)
    waiting = next((one.number for one in (*rows[here:], *rows[:here]) if one.state == "proposed"), proposal)
    return _at(request, number, waiting, view)


def _bodies(parties: tuple[Party, ...]) -> list[dict[str, object]]:
    """Each body as written, with the agencies it means, a few of them by name."""
    found = []
    for party in parties:
        names = [people.agency(code).short_name for code in party.codes]
        more = len(names) - _NAMES_SHOWN
        found.append({
            "name": party.name, "known": bool(names), "several": len(names) > 1,
            "names": ", ".join(names[:_NAMES_SHOWN]) + (f" +{more}" if more > 0 else ""), "count": len(names),
        })  # fmt: skip
    return found


def _unsure(one: ProposalView) -> bool:
    return any(value < 0.6 for value in one.draft.sure.values())  # noqa: PLR2004 - below it the reader guesses


def _head(view: Desk, said: Mapping[str, str] | None) -> dict[str, str]:
    about = view.directive
    known = {"title": about.title, "number": about.sign, "issuer": about.issuer, "issued": kit.day(about.issued_on)}
    return {name: (said.get(name, "") if said is not None else text) for name, text in known.items()}


def _step(verb: str) -> str:
    return {
        "accept": gettext("nhận"), "drop": gettext("bỏ"), "edit": gettext("sửa"), "split": gettext("tách"),
        "join": gettext("nhập"),
    }.get(verb, verb)  # fmt: skip

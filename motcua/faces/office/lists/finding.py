"""Find any dossier that one may see: by code, by number, by name, by a scanned card or receipt."""

import re

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.office import shell, typed
from motcua.faces.office.counter import card
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.lists import work
from motcua.law import dossier_code
from motcua.law.errors import BadDossierCode
from motcua.ledger import clock
from motcua.work.dossiers import queries
from motcua.work.dossiers.finding import words as asking

LONGEST = 400
_SIGNS = re.compile(r"[^A-Z0-9Đ]+")
MOST = 50


@require_safe
@officers_only
def search(request: OfficeRequest) -> HttpResponse:
    """What was found; a code, or the end of one, that leads to one dossier opens it.

    Three queries with the session and the actor.
    """
    words, now = scanned(typed.clean(request.GET.get("q", ""))[:LONGEST]), clock.now()
    rows = queries.search(by=request.actor, text=words, now=now, size=MOST)
    if len(rows) == 1 and _leads_to(rows[0].code, words):
        return HttpResponseRedirect(reverse("office:dossier", args=[rows[0].code]))
    context = {
        "words": words,
        "lines": work.lines(rows, now),
        "columns": work.columns(gettext("Đơn vị và người giữ")),
        "most": MOST,
        "few": asking.FEWEST_LETTERS,
    }
    return shell.show(request, "office/search.html", context)


def _leads_to(code: str, words: str) -> bool:
    """True when the words are the code or its end, in whatever way it is written."""
    typed_, whole = (_SIGNS.sub("", one.upper()) for one in (words, code))
    return len(typed_) >= asking.FEWEST_LETTERS and typed_[-1].isdigit() and whole.endswith(typed_)


def scanned(text: str) -> str:
    """What a scanned line asks for: a card's number, the code behind a receipt's address, or the words as typed."""
    line = " ".join(text.split())
    if "|" in line:
        read = card.read(line)
        return read.identity if read else line
    last = line.rstrip("/").rpartition("/")[2] if line.startswith(("http://", "https://")) else line
    try:
        return dossier_code.parse(last).text
    except BadDossierCode:
        return last

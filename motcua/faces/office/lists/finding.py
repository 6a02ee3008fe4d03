"""Find any dossier that one may see: by code, by number, by name, by a scanned card or receipt."""

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

LONGEST = 400
MOST = 50


@require_safe
@officers_only
def search(request: OfficeRequest) -> HttpResponse:
    """What was found; a whole code that leads to one dossier opens it. Three queries with the session and the actor."""
    words, now = scanned(typed.clean(request.GET.get("q", ""))[:LONGEST]), clock.now()
    rows = queries.search(by=request.actor, text=words, now=now, size=MOST)
    if len(rows) == 1 and rows[0].code == words:
        return HttpResponseRedirect(reverse("office:dossier", args=[rows[0].code]))
    context = {
        "words": words,
        "lines": work.lines(rows, now),
        "columns": work.columns(gettext("Đơn vị và người giữ")),
        "most": MOST,
        "few": queries.FEWEST_LETTERS,
    }
    return shell.show(request, "office/search.html", context)


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

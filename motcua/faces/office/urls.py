"""Addresses of the office, mounted at /office/."""

from django.urls import include, path, register_converter

from motcua.faces.office import addresses
from motcua.faces.office.catalogue import urls as catalogue
from motcua.faces.office.counter import choose, desk, done
from motcua.faces.office.directives import urls as directives
from motcua.faces.office.dossier import doing, files, page
from motcua.faces.office.exchange import doing as exchange_doing
from motcua.faces.office.exchange import index as exchange_index
from motcua.faces.office.exchange import page as exchange
from motcua.faces.office.exchange import tables as exchange_tables
from motcua.faces.office.grading import urls as grading
from motcua.faces.office.index import behind, facts, losses, more, nation, past, telling, what_if
from motcua.faces.office.index import page as index
from motcua.faces.office.lists import board, book, bulk, finding, returning, signing, work
from motcua.faces.office.mandates import doing as mandates_doing
from motcua.faces.office.mandates import page as mandates
from motcua.faces.office.publications import doing as lists_doing
from motcua.faces.office.publications import page as lists
from motcua.faces.office.reports import urls as reports
from motcua.faces.office.systems import urls as systems

register_converter(addresses.Code, "office_code")
register_converter(addresses.Digest, "office_digest")

app_name = "office"
urlpatterns = [
    path("", work.work, name="work"),
    path("bulk/", bulk.bulk, name="bulk"),
    path("export/<str:kind>", work.export, name="export"),
    path("search", finding.search, name="search"),
    path("counter/", choose.choose, name="counter"),
    path("counter/done/<office_code:code>/", done.done, name="done"),
    path("counter/<office_code:key>/", desk.desk, name="desk"),
    path("hand-over/", returning.returning, name="returning"),
    path("signing/", signing.signing, name="signing"),
    path("register/", book.book, name="book"),
    path("register/<str:kind>", book.book_sheet, name="book_sheet"),
    path("board/", board.board, name="board"),
    path("index/", index.index, name="index"),
    path("index/what-if/", what_if.what_if, name="index_what_if"),
    path("index/nation/", nation.nation, name="index_nation"),
    path("index/losses/", losses.losses, name="index_losses"),
    path("index/losses.<str:kind>", losses.losses_sheet, name="index_losses_sheet"),
    path("index/trend/", more.trend, name="index_trend"),
    path("index/footnote/", more.footnote, name="index_footnote"),
    path("index/sheet.<str:kind>", behind.index_sheet, name="index_sheet"),
    path("index/tell/", telling.tell, name="index_tell"),
    path("index/behind/", behind.behind, name="index_behind"),
    path("index/behind.<str:kind>", behind.behind_sheet, name="index_behind_sheet"),
    path("index/past/", past.past, name="index_past"),
    path("index/past.<str:kind>", facts.past_sheet, name="index_past_sheet"),
    path("index/past/facts/", facts.past_facts, name="index_past_facts"),
    path("index/past/facts.<str:kind>", facts.past_facts_sheet, name="index_past_facts_sheet"),
    path("grading/", include(grading.urlpatterns)),
    path("reports/", include(reports.urlpatterns)),
    path("catalogue/", include(catalogue.urlpatterns)),
    path("", include(directives.urlpatterns)),
    path("mandates/", mandates.page, name="mandates"),
    path("mandates/<int:mandate>/", mandates.one, name="mandate"),
    path("mandates/<int:mandate>/take/", mandates_doing.take, name="mandate_take"),
    path("mandates/<int:mandate>/decline/", mandates_doing.decline, name="mandate_decline"),
    path("board/records/", board.records, name="board_records"),
    path("publications/", lists.page, name="publications"),
    path("publications/draft/", lists.draft, name="publication_draft"),
    path("publications/<int:number>/", lists.one, name="publication"),
    path("publications/<int:number>/publish/", lists_doing.publish, name="publication_publish"),
    path("publications/<int:number>/withdraw/", lists_doing.withdraw, name="publication_withdraw"),
    path("publications/<int:number>/<int:entry>/contest/", lists_doing.contest, name="publication_contest"),
    path("publications/<int:number>/<int:entry>/answer/", lists_doing.answer, name="publication_answer"),
    path("exchange/", exchange.page, name="exchange"),
    path("exchange/sheet.<str:kind>", exchange_tables.balance, name="exchange_sheet"),
    path("exchange/repair.<str:kind>", exchange_tables.repair, name="repair_sheet"),
    path("exchange/index/", exchange_index.page, name="exchange_index"),
    path("exchange/code/", exchange_doing.code, name="exchange_code"),
    path("exchange/again/", exchange_doing.again, name="exchange_again"),
    path("exchange/test/", exchange_doing.test, name="exchange_test"),
    path("", include(systems.urlpatterns)),
    path("", include("motcua.faces.office.payments.urls")),
    path("dossiers/<office_code:code>/", page.dossier, name="dossier"),
    path("dossiers/<office_code:code>/papers/<str:form>", files.paper, name="paper"),
    path("dossiers/<office_code:code>/files/<office_digest:digest>", files.file, name="file"),
    path("dossiers/<office_code:code>/<str:verb>/", doing.act, name="act"),
]

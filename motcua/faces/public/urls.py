"""Addresses of the public face, mounted at /public/: everything here is for everyone to read."""

from django.urls import path

from motcua.faces.public import about, board, desks, index, index_unit, late, petitions, procedures, publications, units

app_name = "public"
urlpatterns = [
    path("", board.board, name="board"),
    path("indicators/<slug:key>/", board.indicator, name="indicator"),
    path("units/<str:code>/", units.unit, name="unit"),
    path("index/", index.index, name="index"),
    path("index/data/index.<slug:form>", index.table, name="index_data"),
    path("index/data/<str:code>.<slug:form>", index_unit.table, name="index_unit_data"),
    path("index/<str:code>/", index_unit.unit, name="index_unit"),
    path("late/", late.late, name="late"),
    path("petitions/", petitions.petitions, name="petitions"),
    path("publications/", publications.publications, name="publications"),
    path("desks/", desks.every, name="desks"),
    path("procedures/", procedures.page, name="procedures"),
    path("status/", about.status, name="status"),
    path("about/", about.about, name="about"),
    path("data/units.<slug:form>", board.table, name="units_data"),
    path("data/units/<str:code>.<slug:form>", units.table, name="unit_data"),
    path("data/late.<slug:form>", late.table, name="late_data"),
    path("data/publications.<slug:form>", publications.table, name="publications_data"),
    path("data/desks.<slug:form>", desks.table, name="desks_data"),
    path("data/procedures.<slug:form>", procedures.table, name="procedures_data"),
]

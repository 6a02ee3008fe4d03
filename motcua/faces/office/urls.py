"""Addresses of the office, mounted at /office/."""

from django.urls import path

from motcua.faces.office.dossier import doing, files, page
from motcua.faces.office.lists import bulk, work

app_name = "office"
urlpatterns = [
    path("", work.work, name="work"),
    path("bulk/", bulk.bulk, name="bulk"),
    path("export/<str:kind>", work.export, name="export"),
    path("dossiers/<str:code>/", page.dossier, name="dossier"),
    path("dossiers/<str:code>/papers/<str:form>", files.paper, name="paper"),
    path("dossiers/<str:code>/files/<str:digest>", files.file, name="file"),
    path("dossiers/<str:code>/<str:verb>/", doing.act, name="act"),
]

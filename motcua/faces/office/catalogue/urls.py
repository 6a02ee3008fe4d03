"""Addresses of the national catalogue, mounted at /office/catalogue/."""

from django.urls import path

from motcua.faces.office.catalogue import doing, page

urlpatterns = [
    path("", page.page, name="catalogue"),
    path("<int:proposal>/", page.one, name="proposal"),
    path("<int:proposal>/decide/", doing.decide, name="proposal_decide"),
]

"""Addresses of the grading, mounted at /office/grading/."""

from django.urls import path

from motcua.faces.office.grading import contest, dossiers, officials, page

urlpatterns = [
    path("", page.unit, name="grading"),
    path("sheet.<str:kind>", page.unit_sheet, name="grading_sheet"),
    path("units/", page.units, name="grading_units"),
    path("units.<str:kind>", page.units_sheet, name="grading_units_sheet"),
    path("officials/", officials.officials, name="grading_officials"),
    path("officials.<str:kind>", officials.officials_sheet, name="grading_officials_sheet"),
    path("mine/", officials.mine, name="grading_mine"),
    path("mine.<str:kind>", officials.mine_sheet, name="grading_mine_sheet"),
    path("dossiers/", dossiers.dossiers, name="grading_dossiers"),
    path("dossiers.<str:kind>", dossiers.dossiers_sheet, name="grading_dossiers_sheet"),
    path("contest/", contest.contest, name="grading_contest"),
    path("answer/", contest.answer, name="grading_answer"),
]

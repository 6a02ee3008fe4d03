"""Addresses of the reports, mounted at /office/reports/."""

from django.urls import path

from motcua.faces.office.reports import behind, package, page

urlpatterns = [
    path("", page.page, name="reports"),
    path("sheet.<str:kind>", page.report_sheet, name="report_sheet"),
    path("behind/", behind.behind, name="report_behind"),
    path("behind.<str:kind>", behind.behind_sheet, name="report_behind_sheet"),
    path("package/", package.package, name="report_package"),
]

"""Addresses of the kit: the visitor's preferences always, the preview of the pieces only in a demonstration."""

from django.urls import path

from motcua.faces.kit import preferences, views

app_name = "kit"
urlpatterns = [
    path("", views.preview, name="preview"),
    path("office/", views.preview_office, name="preview_office"),
    path("question/", views.preview_layout, {"layout": "question"}, name="preview_question"),
    path("print/", views.preview_layout, {"layout": "print"}, name="preview_print"),
    path("problem/<int:status>/", views.preview_problem, name="preview_problem"),
    path("preferences/", preferences.choose, name="preferences"),
    path("look.css", views.look_sheet, name="look"),
]

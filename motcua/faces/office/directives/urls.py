"""Addresses of directives and their duties, mounted at /office/."""

from django.urls import path

from motcua.faces.office.directives import board, desk, document, doing, duties, lists, open_doors, search, task
from motcua.faces.office.promises import answering, entering

urlpatterns = [
    path("directives/", lists.page, name="directives"),
    path("directives/enter/", entering.enter, name="directive_enter"),
    path("directives/take/", lists.take, name="directive_take"),
    path("directives/<int:directive>/", document.document, name="directive"),
    path("directives/<int:directive>/desk/", desk.desk, name="directive_desk"),
    path("directives/<int:directive>/file/", document.file, name="directive_file"),
    path("directives/<int:directive>/example/", document.example, name="directive_example"),
    path("duties/search/", search.page, name="duty_search"),
    path("duties/", duties.page, name="duties"),
    path("duties/list.<str:kind>", duties.table, name="duties_sheet"),
    path("duties/board/", board.board, name="duty_board"),
    path("duties/form/", board.form, name="duty_form"),
    path("duties/form.<str:kind>", board.form_sheet, name="duty_form_sheet"),
    path("duties/calendar/", open_doors.calendar, name="duty_calendar"),
    path("duties/calendar/<str:token>.ics", open_doors.feed, name="duty_feed"),
    path("duties/outside/<str:token>/", open_doors.outside, name="duty_outside"),
    path("duties/outside/<str:token>/files/<slug:digest>", open_doors.outside_file, name="duty_outside_file"),
    path("tasks/<int:task>/", task.page, name="task"),
    path("tasks/<int:task>/files/<slug:digest>", task.file, name="task_file"),
    path("tasks/<int:task>/<int:duty>/report/", doing.report, name="duty_report"),
    path("tasks/<int:task>/<int:duty>/letter.pdf", answering.letter, name="duty_letter"),
    path("tasks/<int:task>/<int:duty>/<str:act>/", doing.act, name="duty_act"),
]

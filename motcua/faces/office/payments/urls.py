"""Addresses of money in the office; those of one dossier stand before its verbs."""

from django.urls import path

from motcua.faces.office.payments import counter, day, doing, tables

urlpatterns = [
    path("payments/", day.page, name="payments"),
    path("payments/reconcile/", doing.reconcile_day, name="payments_reconcile"),
    path("payments/settle/", doing.settle_line, name="payments_settle"),
    path("payments/refund/", doing.give_back, name="payments_refund"),
    path("payments/sheet.<str:kind>", tables.mismatches, name="payments_sheet"),
    path("dossiers/<office_code:code>/payment/", counter.page, name="payment"),
    path("dossiers/<office_code:code>/payment/paper", counter.paper, name="payment_paper"),
]

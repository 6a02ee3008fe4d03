"""The house's own addresses, and the bare ones."""

from django.urls import path

from bench import bare
from motcua import urls

urlpatterns = [
    path("bare/lodge", bare.lodge),
    path("bare/act", bare.act),
    path("bare/read", bare.read),
    path("bare/list", bare.list_of_25),
    *urls.urlpatterns,
]
handler400, handler403, handler404, handler500 = (
    getattr(urls, name, f"django.views.defaults.{view}")
    for name, view in (
        ("handler400", "bad_request"),
        ("handler403", "permission_denied"),
        ("handler404", "page_not_found"),
        ("handler500", "server_error"),
    )
)

"""Which address leads to which face."""

from django.urls import include, path

from motcua.faces.api import files, health, metrics
from motcua.faces.api.routes import api
from motcua.faces.public import about

urlpatterns = [
    path("robots.txt", about.robots),
    path("health/", include(health)),
    path("metrics", metrics.metrics),
    path("exchange/files/<str:code>/<str:digest>/<str:seal>", files.fetched),
    path("api/v1/", api.urls),
    path("office/", include("motcua.faces.office.urls")),
    path("public/", include("motcua.faces.public.urls")),
    path("kit/", include("motcua.faces.kit.urls")),
    path("", include("motcua.faces.portal.urls")),
]

handler400 = "motcua.faces.kit.errors.bad_request"
handler403 = "motcua.faces.kit.errors.forbidden"
handler404 = "motcua.faces.kit.errors.not_found"
handler500 = "motcua.faces.kit.errors.failed"

"""Which address leads to which face."""

from django.conf import settings
from django.urls import include, path

from motcua.faces.api.routes import api
from motcua.faces.api import health

urlpatterns = [
    path("health/", include(health)),
    path("api/v1/", api.urls),
    path("office/", include("motcua.faces.office.urls")),
    path("public/", include("motcua.faces.public.urls")),
    path("kit/", include("motcua.faces.kit.urls")),
    path("", include("motcua.faces.portal.urls")),
]

if not settings.DEMONSTRATION:
    urlpatterns = [entry for entry in urlpatterns if "kit" not in str(entry.pattern)]

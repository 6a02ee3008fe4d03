"""Addresses of other systems in the office."""

from django.urls import path

from motcua.faces.office.systems import doing, health, hook, page

urlpatterns = [
    path("health/", health.page, name="health"),
    path("systems/", page.page, name="systems"),
    path("systems/keys/", doing.issue, name="system_key"),
    path("systems/keys/<int:number>/revoke/", doing.revoke, name="system_key_revoke"),
    path("systems/hooks/", doing.subscribe, name="system_subscribe"),
    path("systems/hooks/<slug:name>/", hook.page, name="system_hook"),
    path("systems/hooks/<slug:name>/<slug:verb>/", hook.do, name="system_hook_do"),
]

"""Addresses of the citizen's portal, mounted at the root."""

from django.urls import path

from motcua.faces.portal import identity, sign_in, track
from motcua.faces.portal.filing import drafts, finish, pages, papers
from motcua.faces.portal.finding import home, procedures
from motcua.faces.portal.mine import dossier, files, lists, lookups, pay, supplement

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("life/<slug:key>/", home.life_event, name="life_event"),
    path("suggestions/", home.suggestions, name="suggestions"),
    path("procedures/", procedures.results, name="procedures"),
    path("procedures/<str:key>/", procedures.procedure, name="procedure"),
    path("procedures/<str:key>/desks/", procedures.desks, name="procedure_desks"),
    path("apply/<str:key>/", drafts.apply, name="apply"),
    path("drafts/", drafts.every, name="drafts"),
    path("drafts/<uuid:draft>/", drafts.resume, name="draft"),
    path("drafts/<uuid:draft>/discard/", drafts.discard, name="draft_discard"),
    path("drafts/<uuid:draft>/restore/", drafts.restore, name="draft_restore"),
    path("drafts/<uuid:draft>/papers/", papers.papers, name="draft_papers"),
    path("drafts/<uuid:draft>/papers/attach/", papers.attach, name="draft_attach"),
    path("drafts/<uuid:draft>/papers/detach/", papers.detach, name="draft_detach"),
    path("drafts/<uuid:draft>/files/<int:paper>/", files.of_draft, name="draft_file"),
    path("drafts/<uuid:draft>/check/", finish.check, name="draft_check"),
    path("drafts/<uuid:draft>/submit/", finish.submit, name="draft_submit"),
    path("drafts/<uuid:draft>/<slug:key>/", pages.page, name="draft_page"),
    path("my/", lists.my, name="my"),
    path("my/papers/", lists.papers, name="my_papers"),
    path("my/lookups/", lookups.lookups, name="my_lookups"),
    path("my/dossiers/<str:code>/", dossier.page, name="dossier"),
    path("my/dossiers/<str:code>/filed/", dossier.filed, name="filed"),
    path("my/dossiers/<str:code>/supplement/", supplement.answer, name="supplement"),
    path("my/dossiers/<str:code>/pay/", pay.pay, name="pay"),
    path("my/dossiers/<str:code>/pay/state/", pay.state, name="pay_state"),
    path("my/dossiers/<str:code>/pay/paper", pay.paper, name="pay_paper"),
    path("my/dossiers/<str:code>/withdraw/", dossier.withdraw, name="withdraw"),
    path("my/dossiers/<str:code>/files/<str:digest>/", files.of_dossier, name="dossier_file"),
    path("track/", track.track, name="track"),
    path("t/<str:code>", track.short, name="short"),
    path("sign-in/", sign_in.enter, name="sign_in"),
    path("sign-in/with/<slug:provider>/", identity.set_out, name="sign_in_with"),
    path("sign-in/from/<slug:provider>/", identity.come_back, name="come_back"),
    path("sign-in/left/<slug:provider>/", identity.left, name="signed_out"),
    path("sign-out/", sign_in.leave, name="sign_out"),
]

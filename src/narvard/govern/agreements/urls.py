"""The addresses of agreements."""

from django.urls import path

from narvard.govern.agreements import views

app_name = "agreements"
urlpatterns = [
    path("agreements/", views.index, name="index"),
    path("agreements/list.<str:kind>", views.download, name="download"),
    path("commitments/", views.commitments, name="commitments"),
    path("commitments/list.<str:kind>", views.download_commitments, name="download_commitments"),
    path("commitments/<slug:code>/", views.commitment, name="commitment"),
    path("agreements/<slug:code>/", views.agreement, name="agreement"),
    path("agreements/<slug:code>/versions/<int:number>/", views.version, name="version"),
    path("agreements/<slug:code>/versions/<int:number>/text/", views.edit, name="edit"),
    path("agreements/<slug:code>/versions/<int:number>/text/<slug:key>/", views.clause, name="clause"),
    path("agreements/<slug:code>/versions/<int:number>/add/", views.add, name="add_clause"),
    path("agreements/<slug:code>/versions/<int:number>/text/<slug:key>/remove/", views.remove, name="remove_clause"),
    path("agreements/<slug:code>/versions/<int:number>/adopt/", views.adopt, name="adopt"),
    path("agreements/<slug:code>/versions/<int:number>/sign/", views.sign, name="sign"),
    path("agreements/<slug:code>/difference/<int:before>/<int:after>/", views.difference, name="difference"),
    path("agreements/<slug:code>/difference/<int:before>/<int:after>.txt", views.difference_text, name="text"),
    path("agreements/<slug:code>/map/", views.theme_map, name="map"),
    path("agreements/<slug:code>/map.<str:kind>", views.download_map, name="download_map"),
    path("agreements/<slug:code>/draft/", views.draft, name="draft"),
    path("agreements/<slug:code>/end/", views.end, name="end"),
    path("agreements/<slug:code>/follow-up/", views.follow_up, name="follow_up"),
]

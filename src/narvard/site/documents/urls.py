"""The addresses of documents that are brought in and taken out."""

from django.urls import path

from narvard.site.documents import views

app_name = "documents"
urlpatterns = [
    path("documents/", views.index, name="index"),
    path("documents/brought/<int:brought_id>/", views.brought, name="brought"),
    path("documents/brought/<int:brought_id>/load/", views.load, name="load"),
    path("documents/<slug:name>/", views.kind, name="kind"),
    path("documents/<slug:name>/template.xlsx", views.template_xlsx, name="template_xlsx"),
    path("documents/<slug:name>/example.yaml", views.example_yaml, name="example_yaml"),
    path("documents/<slug:name>/export.xlsx", views.export_xlsx, name="export_xlsx"),
    path("documents/<slug:name>/export.yaml", views.export_yaml, name="export_yaml"),
]

from django.urls import path

from narvard.govern.plans import views

app_name = "plans"
urlpatterns = [
    path("plan/", views.grid, name="grid"),
    path("plan/findings/", views.findings, name="findings"),
    path("plan/bring/", views.bring, name="bring"),
    path("plan/bring/<int:brought_id>/", views.brought, name="brought"),
    path("plan/bring/<int:brought_id>/load/", views.load, name="load"),
    path("plan/template.xlsx", views.template_xlsx, name="template_xlsx"),
    path("plan/example.yaml", views.example_yaml, name="example_yaml"),
    path("plan/export.xlsx", views.export_xlsx, name="export_xlsx"),
    path("plan/export.yaml", views.export_yaml, name="export_yaml"),
    path("plan/<slug:municipality>/<slug:target_group>/<slug:goal_area>/", views.cell, name="cell"),
    path("activities/<int:activity_id>/", views.activity, name="activity"),
    path("activities/<int:activity_id>/status/", views.change_status, name="change_status"),
]

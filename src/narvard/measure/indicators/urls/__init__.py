"""Addresses of indicators and lights."""

from django.urls import path

from narvard.measure.indicators import views
from narvard.measure.indicators.tasks import compute_run

app_name = "indicators"
urlpatterns = [
    path("indicators/", views.index, name="index"),
    path("indicators/<slug:indicator>/", views.detail, name="detail"),
    path("indicators/<slug:indicator>/definition/", views.definition, name="definition"),
    path("indicators/<slug:indicator>/targets/", views.targets, name="targets"),
    path("indicators/<slug:indicator>/download.csv", views.download_csv, name="download_csv"),
    path("indicators/<slug:indicator>/download.xlsx", views.download_xlsx, name="download_xlsx"),
    path("runs/", views.runs, name="runs"),
    path("runs/start/", views.start_run, {"task": compute_run}, name="start_run"),
    path("runs/<int:run_id>/publish/", views.publish, name="publish"),
    path("runs/<int:run_id>/withdraw/", views.withdraw, name="withdraw"),
    path("open/", views.open_index, name="open_index"),
    path("open/<slug:indicator>/", views.open_detail, name="open_detail"),
    path("open/<slug:indicator>/chart.svg", views.open_chart, name="open_chart"),
    path("open/<slug:indicator>/figures.csv", views.open_file, {"ending": "csv"}, name="open_csv"),
    path("open/<slug:indicator>/figures.xlsx", views.open_file, {"ending": "xlsx"}, name="open_xlsx"),
    path("open/<slug:indicator>/figures.parquet", views.open_file, {"ending": "parquet"}, name="open_parquet"),
    path("lights/<int:target_id>/override/", views.override, name="override"),
]

"""The addresses of the quarter."""

from django.urls import URLPattern, path

from narvard.govern.followup import views

app_name = "followup"
QUARTER = "quarter/<int:year>/<int:number>/"
urlpatterns: list[URLPattern] = [
    path("quarter/", views.index, name="index"),
    path("quarter/mine/", views.mine, name="mine"),
    path("quarter/prepare/", views.prepare, name="prepare"),
    path("quarter/open/", views.open_next, name="open"),
    path("quarter/digest/", views.digest, name="digest"),
    path("quarter/letters/", views.letters, name="letters"),
    path("quarter/letters.csv", views.letters_csv, name="letters_csv"),
    path("quarter/letters.xlsx", views.letters_xlsx, name="letters_xlsx"),
    path(QUARTER, views.quarter, name="quarter"),
    path(f"{QUARTER}rows.csv", views.rows_csv, name="rows_csv"),
    path(f"{QUARTER}rows.xlsx", views.rows_xlsx, name="rows_xlsx"),
    path(f"{QUARTER}office/", views.office_ready, name="office_ready"),
    path(f"{QUARTER}close/", views.close, name="close"),
    path(f"{QUARTER}supplement/", views.supplement, name="supplement"),
    path(f"{QUARTER}area/<slug:municipality>/", views.area, name="area"),
    path(f"{QUARTER}area/<slug:municipality>/ready/", views.area_ready, name="area_ready"),
]

"""The addresses of missions, guidelines and what follows from them."""

from django.urls import path, re_path

from narvard.govern.missions import views
from narvard.govern.missions.rules.document import TABLES

app_name = "missions"
TABLE = f"(?P<table>{'|'.join(TABLES)})"
urlpatterns = [
    path("missions/", views.index, name="index"),
    path("missions/changes/<slug:code>/", views.change, name="change"),
    path("missions/changes/<slug:code>/move/", views.move, name="move"),
    path("missions/guidelines/", views.guidelines, name="guidelines"),
    path("missions/guidelines/review/", views.review, name="review"),
    path("missions/projects/", views.projects, name="projects"),
    path("missions/communication/", views.communication, name="communication"),
    path("missions/communication/done/", views.finish, name="finish"),
    path("missions/investments/", views.investments, name="investments"),
    path("missions/staffing/", views.staffing, name="staffing"),
    path("missions/private/", views.private, name="private"),
    re_path(rf"^missions/{TABLE}\.(?P<ending>csv|xlsx)$", views.table_file, name="table_file"),
    re_path(rf"^missions/rows/{TABLE}/$", views.new_row, name="new_row"),
    re_path(rf"^missions/rows/{TABLE}/(?P<code>[-\w]+)/$", views.row, name="row"),
]

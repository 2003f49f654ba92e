"""The addresses of good examples."""

from django.urls import path

from narvard.govern.examples import views

app_name = "examples"
urlpatterns = [
    path("examples/", views.index, name="index"),
    path("examples/write/", views.write, name="write"),
    path("examples/<int:example_id>/", views.example, name="example"),
    path("examples/<int:example_id>/adopt/", views.adopt, name="adopt"),
    path("examples/<int:example_id>/adoptions/<int:adoption_id>/", views.outcome, name="outcome"),
]

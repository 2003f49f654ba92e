from django.urls import path

from narvard.govern.bodies import views

app_name = "bodies"
urlpatterns = [
    path("bodies/", views.structure, name="structure"),
    path("bodies/<slug:slug>/", views.body, name="body"),
]

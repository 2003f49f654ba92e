"""Routes of access in every installation. The two logins stand apart: `demo` here, the real one in the site."""

from django.urls import path

from narvard.base.access import views

app_name = "access"
urlpatterns = [
    path("logout/", views.logout, name="logout"),
    path("assignment/", views.assignment, name="assignment"),
    path("roles/", views.roles, name="roles"),
    path("access/roles/compare/", views.compare, name="compare"),
    path("access/who/<uuid:subject>/", views.who, name="who"),
    path("access/open/<uuid:subject>/", views.open_others, name="open"),
    path("access/emergency/<uuid:subject>/", views.emergency, name="emergency"),
    path("access/lifts/", views.lifts, name="lifts"),
    path("access/lifts/<int:number>/", views.answer, name="answer"),
    path("access/reviews/", views.reviews, name="reviews"),
    path("access/reviews/<int:number>/", views.review, name="review"),
    path("log/checks/", views.checks, name="checks"),
    path("log/checks/begin/", views.begin_check, name="begin_check"),
    path("log/checks/<int:number>/", views.check, name="check"),
]

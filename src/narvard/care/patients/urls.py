"""The addresses of persons."""

from django.urls import path

from narvard.care.patients import views

app_name = "patients"
ONE = "persons/<uuid:subject>/"
urlpatterns = [
    path("persons/", views.index, name="index"),
    path("persons/look-up/", views.look_up, name="look_up"),
    path("persons/take-up/", views.take_up, name="take_up"),
    path("persons/register/", views.register, name="register"),
    path(ONE, views.person, name="person"),
    path(f"{ONE}change/", views.change, name="change"),
    path(f"{ONE}move/", views.move, name="move"),
    path(f"{ONE}municipality/", views.municipality, name="municipality"),
    path(f"{ONE}municipality/end/", views.end_municipality, name="end_municipality"),
    path(f"{ONE}number/", views.number, name="number"),
    path(f"{ONE}death/", views.death, name="death"),
    path(f"{ONE}lives/", views.lives, name="lives"),
    path(f"{ONE}relatives/", views.representative, name="representative"),
    path(f"{ONE}relatives/<int:number>/end/", views.end_representative, name="end_representative"),
    path(f"{ONE}consents/", views.consent, name="consent"),
    path(f"{ONE}consents/<int:number>/withdraw/", views.withdraw, name="withdraw"),
    path(f"{ONE}blocks/", views.block, name="block"),
    path(f"{ONE}blocks/<int:number>/end/", views.end_block, name="end_block"),
    path(f"{ONE}merge/", views.merge, name="merge"),
    path(f"{ONE}merge/<uuid:other>/", views.compare, name="compare"),
    path(f"{ONE}merge/<int:number>/apart/", views.unmerge, name="unmerge"),
]

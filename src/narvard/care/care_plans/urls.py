"""The addresses of joint plans."""

from django.urls import path

from narvard.care.care_plans import views

app_name = "care_plans"
urlpatterns = [
    path("care-plans/", views.index, name="index"),
    path("care-plans/new/<uuid:subject>/", views.new, name="new"),
    path("care-plans/needs/<int:need_id>/", views.need, name="need"),
    path("care-plans/person/<uuid:subject>/", views.person, name="person"),
    path("care-plans/<int:plan_id>/", views.plan, name="plan"),
    path("care-plans/<int:plan_id>/write/", views.write, name="write"),
    path("care-plans/<int:plan_id>/common/", views.common, name="common"),
    path("care-plans/<int:plan_id>/meeting/", views.meeting, name="meeting"),
    path("care-plans/<int:plan_id>/consent/", views.consent, name="consent"),
    path("care-plans/<int:plan_id>/withdraw/", views.withdraw, name="withdraw"),
    path("care-plans/<int:plan_id>/parties/", views.parties, name="parties"),
    path("care-plans/<int:plan_id>/step/", views.step, name="step"),
    path("care-plans/<int:plan_id>/follow-up/", views.follow_up, name="follow_up"),
    path("care-plans/<int:plan_id>/end/", views.end, name="end"),
    path("care-plans/<int:plan_id>/versions/", views.versions, name="versions"),
    path("care-plans/<int:plan_id>/print.pdf", views.paper, name="paper"),
]

"""Routes of bodies, their meetings and the register of decisions."""

from django.urls import path

from narvard.govern.bodies import views

app_name = "bodies"
urlpatterns = [
    path("bodies/", views.structure, name="structure"),
    path("bodies/calendar.ics", views.calendar_feed, name="calendar_feed"),
    path("bodies/<slug:slug>/", views.body, name="body"),
    path("bodies/<slug:slug>/seats/", views.seats, name="seats"),
    path("bodies/<slug:slug>/meetings/new/", views.plan_meeting, name="plan_meeting"),
    path("meetings/", views.meetings, name="meetings"),
    path("meetings/calendar/", views.calendar_link, name="calendar_link"),
    path("meetings/<int:meeting_id>/", views.meeting, name="meeting"),
    path("meetings/<int:meeting_id>/agenda/", views.agenda, name="agenda"),
    path("meetings/<int:meeting_id>/attendance/", views.attendance, name="attendance"),
    path("meetings/<int:meeting_id>/decisions/new/", views.new_decision, name="new_decision"),
    path("meetings/<int:meeting_id>/papers/", views.papers, name="papers"),
    path("meetings/<int:meeting_id>/papers/<int:paper_id>/", views.paper, name="paper"),
    path("meetings/<int:meeting_id>/step/", views.step, name="step"),
    path("meetings/<int:meeting_id>/minutes.<slug:kind>", views.minutes, name="minutes"),
    path("decisions/", views.register, name="register"),
    path("decisions.<slug:kind>", views.register_file, name="register_file"),
    path("decisions/<slug:slug>/<slug:number>/", views.decision, name="decision"),
    path("decisions/<slug:slug>/<slug:number>/carried-out/", views.carried_out, name="carried_out"),
]

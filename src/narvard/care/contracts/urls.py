"""Routes of contracts: a person by a professional, and the person's own pages."""

from django.urls import path

from narvard.care.contracts import views

app_name = "contracts"
urlpatterns = [
    path("contracts/", views.index, name="index"),
    path("person/<uuid:subject>/", views.person, name="person"),
    path("person/<uuid:subject>/contract/", views.contract, name="contract"),
    path("person/<uuid:subject>/contract/contract-<slug:language>.pdf", views.paper, name="paper"),
    path("person/<uuid:subject>/contract/write/", views.write, name="write"),
    path("person/<uuid:subject>/times/new/", views.new_time, name="new_time"),
    path("person/times/<int:time_id>/", views.time, name="time"),
    path("person/agreements/<int:agreement_id>/end/", views.end, name="end"),
    path("my/", views.mine, name="mine"),
    path("my/page-<slug:language>.pdf", views.my_paper, name="my_paper"),
    path("my/agreements/<int:agreement_id>/confirm/", views.confirm, name="confirm"),
    path("my/agreements/<int:agreement_id>/remark/", views.remark, name="remark"),
    path("my/plans/<int:plan_id>/comment/", views.comment, name="comment"),
    path("my/need/", views.need, name="need"),
    path("my/reads/", views.reads, name="reads"),
    path("my/choices/", views.choices, name="choices"),
    path("my/choices/consents/<int:consent_id>/withdraw/", views.withdraw, name="withdraw"),
    path("my/choices/block/", views.block, name="block"),
    path("my/choices/blocks/<int:block_id>/end/", views.unblock, name="unblock"),
    path("my/for/<uuid:subject>/", views.represented, name="represented"),
    path("my/for/<uuid:subject>/page-<slug:language>.pdf", views.represented_paper, name="represented_paper"),
]

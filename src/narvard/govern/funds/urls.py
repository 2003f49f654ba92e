"""The addresses of money."""

from django.urls import path

from narvard.govern.funds import views

app_name = "funds"
FUND, COST = "funds/<slug:code>/", "cost-shares/<slug:code>/"
urlpatterns = [
    path("funds/", views.index, name="index"),
    path("funds.<str:kind>", views.index_file, name="index_file"),
    path(FUND, views.fund, name="fund"),
    path(f"{FUND}tree.<str:kind>", views.tree_file, name="tree_file"),
    path(f"{FUND}nodes/<slug:node>/", views.node, name="node"),
    path(f"{FUND}nodes/<slug:node>/change/", views.change_node, name="change_node"),
    path(f"{FUND}nodes/<slug:node>/add/", views.add_part, name="add_part"),
    path(f"{FUND}use/", views.use, name="use"),
    path(f"{FUND}use.<str:kind>", views.use_file, name="use_file"),
    path(f"{FUND}use/record/", views.record_spending, name="record_spending"),
    path(f"{FUND}use/carry-out/", views.carry_out, name="carry_out"),
    path(f"{FUND}use/leave-out/", views.leave_out, name="leave_out"),
    path(f"{FUND}use/request/", views.request_grant, name="request_grant"),
    path(f"{FUND}use/report/", views.report_grant, name="report_grant"),
    path(f"{FUND}use/facts/", views.change_fund, name="change_fund"),
    path("cost-shares/", views.costs, name="costs"),
    path(COST, views.cost, name="cost"),
    path(f"{COST}decide/", views.fix_split, name="fix_split"),
    path(f"{COST}correct/", views.correct_split, name="correct_split"),
    path(f"{COST}<int:version>/", views.version, name="version"),
    path(f"{COST}<int:version>/split.<str:kind>", views.split_file, name="split_file"),
    path(f"{COST}<int:version>/invoice.<str:kind>", views.invoice, name="invoice"),
    path(f"{COST}<int:version>/<slug:municipality>/", views.statement, name="statement"),
    path(f"{COST}<int:version>/<slug:municipality>/invoice.<str:kind>", views.invoice, name="invoice_of"),
]

"""Addresses of the open JSON interface."""

from narvard.measure.indicators.api import open_addresses

app_name = "open_api"
urlpatterns = open_addresses()

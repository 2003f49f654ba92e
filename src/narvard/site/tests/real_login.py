"""The routes of an installation with real login; the other tests run with those of the demo."""

from narvard.site.urls import PAGES, REAL_LOGIN, handler403, handler404, handler500

__all__ = ["handler403", "handler404", "handler500", "urlpatterns"]
urlpatterns = [*PAGES, *REAL_LOGIN]

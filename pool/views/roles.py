"""Who has several roles chooses the one to act in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from pool.membership import choose, memberships_of


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def role(request: HttpRequest) -> HttpResponse:
    """The roles of whoever is signed in; a choice lasts as long as the sign-in."""
    if request.method == "POST":
        if chosen := choose(request.user, request.POST.get("membership")):
            request.session["membership"] = chosen.pk
        return redirect("/")
    return render(request, "pool/role.html", {"memberships": memberships_of(request.user)})

"""/mitmachen/: who can take part, the Pool to choose, and the form with which an institution registers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from notifications import clock
from pool.models import Pool
from scheduling.actions import registrations
from scheduling.doors import tried
from scheduling.queries.applications import accepting_pools
from scheduling.queries.onboarding import open_pools
from scheduling.welcome.forms import RegistrationForm
from scheduling.welcome.limits import too_many


@require_safe
def welcome(request: HttpRequest) -> HttpResponse:
    """Who can take part, and where. With one Pool its form comes at once."""
    pools = list(open_pools())
    if len(pools) == 1:
        return redirect("welcome_pool", pools[0].slug)
    return render(request, "scheduling/welcome/pools.html", {"pools": pools, "volunteers": accepting_pools()})


@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, slug: str) -> HttpResponse:
    """The form. What is typed stays, whatever is wrong; whether an address is known is told to nobody."""
    pool = get_object_or_404(open_pools(), slug=slug)
    form = RegistrationForm(request.POST if request.method == "POST" else None, pool=pool)
    if form.is_private:
        return redirect("welcome_private", slug)
    status = 200
    if form.is_valid():
        if too_many(request, form, "email"):
            status = 429
        elif tried(
            form, registrations.register, pool, said=form.said(), agreed=form.cleaned_data["agreed"],
            at=clock.now(),
        ):  # fmt: skip
            return redirect("welcome_sent", slug)
    return render(request, "scheduling/welcome/register.html", {"form": form, "pool": pool}, status=status)


@require_safe
def private_person(request: HttpRequest, slug: str) -> HttpResponse:
    """Kindly: who asks for them."""
    pool = get_object_or_404(open_pools(), slug=slug)
    return render(request, "scheduling/welcome/private_person.html", {"pool": pool})


@require_safe
def sent(request: HttpRequest, slug: str) -> HttpResponse:
    """The same for everybody: look into your mailbox."""
    pool: Pool = get_object_or_404(open_pools(), slug=slug)
    return render(request, "scheduling/welcome/sent.html", {"pool": pool})

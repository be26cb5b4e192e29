"""What the component gallery shows: a made-up place, and enough of everything to see each state."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.shell import charts, tables
from hedgerow.shell.boards import Card, Column
from hedgerow.shell.forms import Chips, Combobox, DayInput, FilterForm, ManyChips, ShellForm
from hedgerow.shell.maps import Feature
from hedgerow.shell.pagination import numbered
from hedgerow.shell.types import Account, Action, Bar, Chip, Chrome, Contact, Crumb, Fact, NavItem, Tab

GROUPS = (
    ("Brook Lane Allotments", "Mossbank", 412_000, 38, date(2026, 5, 3), "well"),
    ("Elmfield Youth Café", "Elmfield", 5_830_050, 126, date(2026, 9, 14), "well"),
    ("Friends of Nettle Wood", "Nettlewick", None, 12, date(2024, 2, 27), "late"),
    ("The Long Table", "Mossbank", 1_245_000, 64, date(2026, 10, 30), "well"),
    ("Wheelwrights Community Choir", "Harbour", 98_000, 45, date(2025, 11, 8), "soon"),
)
TONES = {"well": "leaf", "soon": "warn", "late": "late"}


def chrome() -> Chrome:
    """The frame of the gallery: a place that is made up."""
    here = reverse("shell:gallery")
    names = ((_("My work"), "todo"), (_("Groups"), "groups"), (_("What we did"), "pencil"), (_("Places"), "place"),
             (_("Evidence"), "chart"), (_("Our local agreement"), "charter"), (_("Settings"), "settings"))  # fmt: skip
    return Chrome(
        place_name="Mossbank Voluntary Action",
        strapline=_("Groups and charities in Mossbank, and the people who help them grow."),
        navigation=tuple(
            NavItem(name, f"{here}#{place}", current=place == 1, count=3 if place == 0 else None, icon=icon)
            for place, (name, icon) in enumerate(names)
        ),
        footer=(NavItem(_("Accessibility"), here), NavItem(_("Privacy"), here)),
        account=Account("Ruth Okafor", here, here),
        primary_action=Action(_("Log work"), here),
        search_url=here,
        contact=Contact("hello@mossbank.example", "01632 960 112", "The Old Wheelworks, Mossbank"),
        notice=_("This place is made up."),
    )


class ExampleForm(ShellForm):
    """One of each kind of field."""

    name = forms.CharField(label=_("Name of the group"), help_text=_("As the group itself writes it"), max_length=40)
    email = forms.EmailField(label=_("E-mail"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("Choose one")), ("a", _("Charity")), ("b", _("Club"))])
    founded = forms.DateField(label=_("When it began"), widget=DayInput, required=False)
    people = forms.IntegerField(label=_("How many people come"), required=False)
    size = forms.ChoiceField(
        label=_("Size"), widget=forms.RadioSelect, choices=[("s", _("Under £10,000")), ("m", _("£10,000 to £100,000"))]
    )
    help = forms.MultipleChoiceField(
        label=_("What they ask for"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[("f", _("Help with funding")), ("v", _("Volunteers")), ("t", _("Training"))],
    )
    activity = forms.ChoiceField(
        label=_("What was done"), widget=Chips, choices=[("c", _("Call")), ("v", _("Visit")), ("e", _("E-mail"))]
    )
    themes = forms.MultipleChoiceField(
        label=_("Themes"),
        widget=ManyChips,
        required=False,
        choices=[("y", _("Young people")), ("g", _("Green places"))],
    )
    groups = forms.MultipleChoiceField(
        label=_("Groups"),
        widget=Combobox(create=_("Add as a new group")),
        required=False,
        help_text=_("Type a few letters"),
        choices=[(str(number), group[0]) for number, group in enumerate(GROUPS)],
    )
    note = forms.CharField(label=_("Note"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    open = forms.BooleanField(label=_("It may be shown to everyone"), required=False, help_text=_("On the public site"))


class ExampleFilters(FilterForm):
    """What a list is narrowed by."""

    q = forms.CharField(label=_("Words"))
    ward = forms.ChoiceField(label=_("Ward"), choices=[("", _("Any")), ("m", "Mossbank"), ("e", "Elmfield")])
    recent = forms.BooleanField(label=_("Helped this year"))


def table(rows: Any = GROUPS, query: str = "sort=-income") -> tables.TableView:
    """A list of groups as the data-table component takes it, largest income first."""
    described: tables.Table[Any] = tables.Table(
        name="groups",
        caption=_("Groups in Mossbank"),
        first="name",
        columns=(
            tables.Column("name", _("Group"), lambda g: g[0], sort="name", heading=True, url=lambda g: "#data-table"),
            tables.Column("ward", _("Ward"), lambda g: g[1], sort="ward"),
            tables.Column("income", _("Income"), lambda g: g[2], kind=tables.Kind.MONEY, sort="income"),
            tables.Column("people", _("People"), lambda g: g[3], kind=tables.Kind.NUMBER, sort="people"),
            tables.Column("checked", _("Checked on"), lambda g: g[4], kind=tables.Kind.DATE),
            tables.Column("state", _("Facts"), lambda g: g[5], tone=lambda g: TONES[g[5]]),
        ),
    )
    asked = QueryDict(query)
    rows = sorted(rows, key=lambda group: group[2] or 0, reverse=True)
    return tables.present(described, numbered(rows, asked, size=5), asked)


def example_charts() -> dict[str, charts.Chart]:
    """One of each kind of chart."""
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug")
    spread = [5 + ((n * 37) % 83) / 2.6 + (n % 7) ** 1.5 for n in range(150)]
    return {
        "bar": charts.bar(
            [charts.Point("Mossbank", 46), charts.Point("Elmfield", 38), charts.Point("Harbour", 21),
             charts.Point("Nettlewick", 9)],
            title=_("Groups helped, by ward"), description=_("Most of the help went to Mossbank and Elmfield."),
            axis=_("Groups"), highlight="Nettlewick",
        ),
        "line": charts.line(
            [charts.Point(m, 20 + (n * 13) % 17 + n * 2, _("Advice")) for n, m in enumerate(months)]
            + [charts.Point(m, 9 + (n * 7) % 11, _("Volunteering")) for n, m in enumerate(months)],
            title=_("What we did, month by month"), description=_("Advice grew through the summer."),
            axis=_("Entries"),
        ),
        "distribution": charts.distribution(
            spread, marked=31.5, marked_name="Mossbank", title=_("Grants for each person, beside other places"),
            description=_("Mossbank receives more than three quarters of the 150 places shown."),
            axis=_("Pounds for each person"), show="£{:,.2f}".format,
        ),
    }  # fmt: skip


def columns() -> tuple[Column, ...]:
    """Three states of a board: full, late and empty."""
    return (
        Column(
            _("New"),
            2,
            (
                Card(
                    "The Long Table", "#board", (_("A lease that ends in May"), "Ruth"), _("answer by 3 May"), late=True
                ),
                Card("Brook Lane Allotments", "#board", (_("Two more on the committee"), _("nobody's yet"))),
            ),
        ),
        Column(
            _("Open"), 14, (Card("Elmfield Youth Café", "#board", (_("A new constitution"),), _("Friday")),), "#board"
        ),
        Column(_("Done"), 0),
    )


def features() -> tuple[Feature, ...]:
    """Three fields and two groups, for the example map."""
    import shapely

    fields = [shapely.box(-2.3 + n * 0.02, 53.41, -2.28 + n * 0.02, 53.425 + n * 0.004).wkb for n in range(3)]
    names = ("Mossbank", "Elmfield", "Harbour")
    areas = tuple(
        Feature(name, shape=shape, fill=fill, words=_("Ward"))
        for name, shape, fill in zip(names, fields, (1, 3, 5), strict=True)
    )
    return (
        *areas,
        Feature("The Long Table", lon=-2.291, lat=53.417),
        Feature("Elmfield Youth Café", lon=-2.27, lat=53.42),
    )


def data() -> dict[str, Any]:
    """Everything that the gallery's templates name."""
    wrong = ExampleForm({"name": "A" * 50, "email": "ruth@", "kind": ""})
    return {
        "crumbs": (Crumb(_("Groups"), "#breadcrumbs"), Crumb("Mossbank", "#breadcrumbs"), Crumb("The Long Table")),
        "tabs": (Tab(_("Overview"), "#tabs", True), Tab(_("Work"), "#tabs", count=14), Tab(_("Money"), "#tabs")),
        "facts": (
            Fact(_("Income"), "£12,450", _("Charity Commission"), date(2026, 3, 31), change_url="#summary-list"),
            Fact(_("Where it works"), "Mossbank", _("told by the group"), date(2026, 9, 2), url="#summary-list"),
            Fact(_("Volunteers"), None),
        ),
        "chips": (Chip("Elmfield", "#filters-on"), Chip(_("Helped this year"), "#filters-on")),
        "bars": (
            Bar(_("Funding"), 0.42, "42%", "#bars"), Bar(_("Volunteering"), 0.31, "31%"), Bar(_("Advocacy"), 0.08, "8%"),
        ),
        "columns": columns(),
        "table": table(),
        "none": table(()),
        "page": numbered(range(412), QueryDict("page=4"), size=20),
        "onward": table(GROUPS * 3).page,
        "filters": ExampleFilters(QueryDict("ward=e")),
        "form": ExampleForm(),
        "wrong": wrong,
        "charts": example_charts(),
        "day": date(2026, 5, 3),
        "message": "The Long Table needs a cook\nMossbank, Thursdays, 4 to 7 pm\nhttps://mossbank.example/volunteer/7/",
        "map_url": reverse("shell:gallery_map"),
    }  # fmt: skip

"""From the template to the undo, in pages."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.engines.imports.models import ImportRun
from hedgerow.engines.todo.models import Task

FILE = "Seed,Bed\nPea,north\n=Bean,south\n7,north\n"


@pytest.fixture
def signed_in(client: Client, worker: User, seeds: None) -> Client:
    client.force_login(worker)
    return client


def send(client: Client, text: str, name: str = "seeds.csv") -> object:
    file = SimpleUploadedFile(name, text.encode())
    return client.post("/imports/seeds/", {"file": file, "source": "a packet", "licence": "own"})


def test_the_template_can_be_filled_in_and_read_back(signed_in: Client) -> None:
    for form in ("csv", "xlsx"):
        template = signed_in.get(f"/imports/seeds/template.{form}")
        assert template.headers["Content-Disposition"] == f'attachment; filename="seeds-template.{form}"'
        file = SimpleUploadedFile(f"filled.{form}", template.content)
        signed_in.post("/imports/seeds/", {"file": file, "source": "us", "licence": "own"})
    assert [run.counts["new"] for run in ImportRun.objects.all()] == [1, 1]
    assert signed_in.get("/imports/seeds/template.pdf").status_code == 404


def test_a_file_is_looked_at_imported_and_undone(signed_in: Client) -> None:
    answer = send(signed_in, FILE)
    page = signed_in.get(answer.headers["Location"]).content.decode()  # type: ignore[attr-defined]
    assert "Nothing has changed yet" in page
    assert "Import these 2 rows" in page
    assert "a seed has a name made of letters" in page
    assert not Task.objects.exists()
    run = ImportRun.objects.get()
    with zeal_ignore():
        done = signed_in.post(f"/imports/run/{run.pk}/apply/", follow=True).content.decode()
    assert "2 rows were imported" in done
    assert set(Task.objects.values_list("what", flat=True)) == {"Pea", "=Bean"}
    with zeal_ignore():
        undone = signed_in.post(f"/imports/run/{run.pk}/undo/", follow=True).content.decode()
    assert "Everything is as it was before" in undone
    assert not Task.objects.exists()


def test_a_bad_file_is_a_sentence_on_the_form(signed_in: Client) -> None:
    answer = send(signed_in, "Seed\n")
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert "seeds.csv: there are no rows below the header" in answer.content.decode()  # type: ignore[attr-defined]
    assert not ImportRun.objects.exists()


def test_unknown_columns_are_asked_about_and_remembered(signed_in: Client) -> None:
    file = "Plant,Where,Colour\nPea,north,green\n"
    asked = send(signed_in, file)
    run = ImportRun.objects.get()
    assert asked.headers["Location"] == f"/imports/run/{run.pk}/columns/"  # type: ignore[attr-defined]
    page = signed_in.get(f"/imports/run/{run.pk}/", follow=True).content.decode()
    assert "Which column is what?" in page
    assert "green" in page
    missing = signed_in.post(f"/imports/run/{run.pk}/columns/", {"column-1": "team"})
    assert missing.status_code == 422
    assert "Name of the seed: this column is missing" in missing.content.decode()
    told = {"column-0": "name", "column-1": "team", "column-2": ""}
    done = signed_in.post(f"/imports/run/{run.pk}/columns/", told, follow=True).content.decode()
    assert "Import this row" in done
    assert "not used:" in done
    again = send(signed_in, "colour,plant,where\nred,Bean,south\n")
    second = ImportRun.objects.get(state="checked", file="seeds.csv", mapping__plant="name")
    assert again.headers["Location"] == f"/imports/run/{second.pk}/"  # type: ignore[attr-defined]


def test_rows_with_mistakes_go_out_with_what_is_wrong_and_without_formulas(signed_in: Client) -> None:
    send(signed_in, "Seed,Bed\n7,=1+1\n")
    run = ImportRun.objects.get()
    lines = signed_in.get(f"/imports/run/{run.pk}/left-out.csv").content.decode("utf-8-sig").splitlines()
    assert lines[0] == "Seed,Bed,Row,What is wrong"
    assert lines[1] == "7,'=1+1,2,Name of the seed: a seed has a name made of letters"


def test_rows_are_shown_by_what_they_do(signed_in: Client) -> None:
    send(signed_in, FILE)
    run = ImportRun.objects.get()
    errors = signed_in.get(f"/imports/run/{run.pk}/?show=error").content.decode()
    assert "made of letters" in errors
    assert ">Pea<" not in errors


def test_the_same_file_again_is_noticed(signed_in: Client) -> None:
    send(signed_in, FILE)
    first = ImportRun.objects.get()
    with zeal_ignore():
        signed_in.post(f"/imports/run/{first.pk}/apply/")
        Task.objects.all().delete()
        again = send(signed_in, FILE)
        page = signed_in.get(again.headers["Location"]).content.decode()  # type: ignore[attr-defined]
    assert "This very file is imported already" in page


def test_the_list_shows_what_can_be_imported_and_what_was(signed_in: Client) -> None:
    send(signed_in, FILE)
    page = signed_in.get("/imports/").content.decode()
    assert "A list of seeds." in page
    assert "seeds.csv" in page
    assert signed_in.get("/imports/stones/").status_code == 404


def test_a_page_of_rows_takes_as_many_queries_for_many(signed_in: Client) -> None:
    counts = []
    for rows in (1, 60):
        send(signed_in, "Seed\n" + "".join(f"Pea {'x' * number} x\n" for number in range(rows)))
        run = ImportRun.objects.latest("pk")
        with CaptureQueriesContext(connection) as asked:
            page = signed_in.get(f"/imports/run/{run.pk}/").content.decode()
        counts.append(len(asked))
    assert "1 to 50 of 60" in page
    assert counts[0] == counts[1]


def test_the_excel_template_has_its_headers(signed_in: Client) -> None:
    data = signed_in.get("/imports/seeds/template.xlsx").content
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert [cell.value for cell in sheet[1]] == ["Name of the seed", "Bed"]

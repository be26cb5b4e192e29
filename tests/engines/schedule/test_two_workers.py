"""Two workers of one installation, as `hedgerow worker` starts them: each nightly job is done by one of them."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.installations import ended, installation, run, start

WORK = """
import sys
sys.argv = ["hedgerow", "worker", "--once", "--json"]
from hedgerow.config.command_line import main
main()
"""
TELL = """
import json
import django; django.setup()
from hedgerow.engines.schedule import queries
from hedgerow.engines.schedule.models import JobRun
done = list(JobRun.objects.filter(finished_at__isnull=False).values_list("job", "error"))
print(json.dumps({"jobs": [job.name for job in queries.jobs()], "done": done}))
"""


@pytest.mark.slow
def test_each_job_of_the_night_is_done_once_by_one_of_two_workers(tmp_path: Path) -> None:
    with installation(tmp_path) as env:
        workers = [start(env, WORK) for _ in range(2)]
        told = [json.loads(line) for worker in workers for line in ended(worker).splitlines() if line.startswith("{")]
        found = json.loads(run(env, TELL))
        again = ended(start(env, WORK))
    assert Counter(one["job"] for one in told) == Counter(found["jobs"])
    assert sorted(found["done"]) == sorted([job, ""] for job in found["jobs"])
    assert not [line for line in again.splitlines() if line.startswith("{")]

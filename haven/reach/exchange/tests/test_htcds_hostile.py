"""A hostile file gets a clear sentence, quickly, and costs little memory."""

import io
import resource
import time

import pytest

from haven.foundation.workbooks import UnreadableWorkbookError
from haven.reach.exchange.htcds.reading import open_workbook
from haven.reach.exchange.tests.hostile import HOSTILE

SECONDS = 2
KILOBYTES = 200_000


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_a_sentence(name):
    make, sentence = HOSTILE[name]
    file = io.BytesIO(make())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.process_time()
    with pytest.raises(UnreadableWorkbookError, match=sentence):
        list(open_workbook(file).rows())
    assert time.process_time() - begun < SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < KILOBYTES

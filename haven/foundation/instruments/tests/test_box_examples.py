"""The examples in the box are what their forms would send: nothing asked is missing or wrong."""

import re
from xml.etree import ElementTree

import pytest
import rxeval

from haven.foundation.instruments.queries import from_the_box, in_the_box
from haven.foundation.instruments.workbook.sheets import sheets_of
from haven.foundation.instruments.workbook.taking import taken

PRIMARY = ".//{http://www.w3.org/2002/xforms}model/{http://www.w3.org/2002/xforms}instance"
BY_ITSELF = re.compile(r"/(?:start|end|today|meta/\w+)$")


@pytest.mark.parametrize("code", [code for code in in_the_box() if code != "htcds_xlsform"])
def test_every_example_keeps_the_rules_of_its_form(code):
    with from_the_box(code).open("rb") as file:
        sheets = sheets_of(file)
    xform = taken(sheets, code, "1").xform
    for example in sheets["examples"]:
        found = rxeval.submission_findings(xform, filled(xform, example), today="2026-11-22")
        assert not [one for one in found if not BY_ITSELF.search(one["path"])], example["example"]


def filled(xform, example):
    """The instance a phone would send with the answers of an example."""
    instance = ElementTree.fromstring(xform).find(PRIMARY)[0]  # noqa: S314 - our own form
    for group in list(instance.iter()):
        for child in list(group):
            if any(name.endswith("template") for name in child.attrib):
                group.remove(child)
    for question in instance.iter():
        if not len(question):
            question.text = example.get(question.tag.rpartition("}")[2])
    return ElementTree.tostring(instance, encoding="unicode")

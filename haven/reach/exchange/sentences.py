"""How bringing people in and taking them out reads on the trail."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "htcds.uploaded": _("{by} sent {subject}: {rows} rows, {faulty} with faults."),
    "htcds.confirmed": _("{by} confirmed {subject}: {rows} rows."),
    "htcds.discarded": _("{by} discarded {subject}."),
    "htcds.portion_imported": _("{by} imported {subject} up to row {upto}."),
    "htcds.taken_over": _("{by} took over the import of {subject} after row {upto}."),
    "htcds.imported": _("{by} imported {subject}: {created} new people."),
    "htcds.export_asked": _(
        "{by} asked to export {count} people to {receiver}: {subject}, {purpose}."
    ),
    "htcds.export_approved": _("{by} agreed to {subject} of {count} people."),
    "htcds.exported": _("{by} exported {count} people to {receiver}: {subject}, {purpose}."),
    "htcds.export_downloaded": _(
        "{by} downloaded {subject} of {count} people, locked for {receiver}."
    ),
}

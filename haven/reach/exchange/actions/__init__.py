"""What can be done with files on their way in and out."""

from haven.reach.exchange.actions.exporting import (
    ExportRefusedError,
    approve_export,
    ask_export,
    download_export,
    export_at_console,
    refuse_export,
    refuse_receiver,
    take_export,
)
from haven.reach.exchange.actions.importing import (
    MovedOnError,
    finish_import,
    import_batch,
)
from haven.reach.exchange.actions.uploading import (
    NotWaitingError,
    confirm_file,
    discard_file,
    keep_file,
    take_over_import,
)

__all__ = [
    "ExportRefusedError",
    "MovedOnError",
    "NotWaitingError",
    "approve_export",
    "ask_export",
    "confirm_file",
    "discard_file",
    "download_export",
    "export_at_console",
    "finish_import",
    "import_batch",
    "keep_file",
    "refuse_export",
    "refuse_receiver",
    "take_export",
    "take_over_import",
]

#!/bin/sh
# Gather all texts for translators again; needs gettext.
set -e
cd "$(dirname "$0")/../.."
HAVEN_KEY=$(printf '5a%.0s' $(seq 32)) HAVEN_HOME=/tmp/haven-check HAVEN_KEY_FILE=/tmp/haven-check/keys/root.key \
    .venv/bin/python -m haven makemessages -l ru -l ar --no-obsolete --no-location \
    -i '.venv/*' -i 'haven/web/assets/*' -i '*/tests/*' -i 'tests/*' -i benchmarks -i docs

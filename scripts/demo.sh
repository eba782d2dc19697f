#!/usr/bin/env bash
# Plans the example rag-platform, then rehearses it: its templates, its containers, its requests.
set -euo pipefail
cd "$(dirname "$0")/.."
npx seaworthy plan --project-directory examples/rag-platform
bash scripts/prepare-machine.sh
npx seaworthy rehearse --project-directory examples/rag-platform

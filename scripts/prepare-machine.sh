#!/usr/bin/env bash
# Installs what rehearsals and their tests use, on Debian and as root; elsewhere it only says what is
# missing. `--all`: also what only tests need. Nothing is installed where it is there already.
set -euo pipefail

wanted=()
want() { # want PROGRAM PACKAGE...: the packages unless the program is there
  local program=$1
  shift
  PATH="$PATH:/usr/sbin:/usr/lib/postgresql/15/bin" command -v "$program" >/dev/null || wanted+=("$@")
}

if ! docker info >/dev/null 2>&1; then
  want podman podman # containers without a daemon
  want runc runc # where control groups are not of the second kind
fi
want busybox busybox-static # for base images that no registry gives
want mmdebstrap mmdebstrap
want redis-server redis-server # stands in for ElastiCache
want initdb postgresql # stands in for RDS
if [ "${1:-}" = --all ]; then
  want mariadbd mariadb-server
  want memcached memcached
  want aws awscli # a real client of the sandbox
fi

if [ ${#wanted[@]} = 0 ]; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing ${wanted[*]}." >&2
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${wanted[@]}" >/dev/null
else
  echo "Not installed, as this is not Debian as root: ${wanted[*]}." >&2
fi

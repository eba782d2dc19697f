#!/bin/bash
# As the official image: data of its own, a server for the set-up without TCP, then the server.
set -e
[ "${1#-}" = "$1" ] || set -- mariadbd "$@"
if [ "$1" = mariadbd ] && [ "$(id -u)" = 0 ]; then
  mkdir -p /var/lib/mysql /run/mysqld
  chown -R mysql /var/lib/mysql /run/mysqld
  exec setpriv --reuid=mysql --regid=mysql --clear-groups -- "$0" "$@"
fi
if [ "$1" = mariadbd ] && [ ! -d /var/lib/mysql/mysql ]; then
  : "${MYSQL_ROOT_PASSWORD:?}"
  mariadb-install-db --datadir=/var/lib/mysql --auth-root-authentication-method=normal --skip-test-db
  "$@" --skip-networking &
  server=$!
  root=(mariadb -uroot --socket=/run/mysqld/mysqld.sock)
  until "${root[@]}" -e 'SELECT 1' > /dev/null 2>&1; do sleep 0.2; done
  [ "$MYSQL_ROOT_HOST" = localhost ]
  "${root[@]}" -e "SET PASSWORD FOR root@localhost = PASSWORD('$MYSQL_ROOT_PASSWORD')"
  for file in /docker-entrypoint-initdb.d/*.sql; do
    MYSQL_PWD=$MYSQL_ROOT_PASSWORD "${root[@]}" < "$file"
  done
  kill "$server"
  wait "$server"
fi
exec "$@"

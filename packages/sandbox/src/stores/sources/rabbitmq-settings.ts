import type { RequestOf } from './request-of.ts';

/** Settings of `rabbitmq.conf` that make the broker's user its only one, one a line. */
export function rabbitmqSettings({ user, password }: RequestOf<'rabbitmq'>): readonly string[] {
  return [
    `default_user = ${user}`,
    `default_pass = ${password}`,
    'default_user_tags.administrator = true',
    // The connection comes from this machine, whoever the client is.
    'loopback_users = none',
  ];
}

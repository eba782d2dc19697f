import { addressIn } from '../task/address-in.ts';

/** A host on the internet that a value addresses, and the port. */
export interface OutsideAddress {
  readonly host: string;
  readonly port: number;
}

const standardPorts: Readonly<Record<string, number>> = {
  http: 80,
  https: 443,
  ws: 80,
  wss: 443,
  postgres: 5432,
  postgresql: 5432,
  mysql: 3306,
  redis: 6379,
  rediss: 6379,
  amqp: 5672,
  amqps: 5671,
  mongodb: 27017,
  smtp: 587,
  smtps: 465,
};

/** The outside address of a URL. A name with a dot lies outside, except where AWS serves it itself. */
export function outsideAddress(value: string): OutsideAddress | undefined {
  const address = addressIn(value);
  if (!address || !isOutside(address.host)) return undefined;
  const port = address.port ?? standardPorts[address.scheme];
  return port === undefined ? undefined : { host: address.host, port };
}

function isOutside(host: string): boolean {
  if (!/^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(host) || /^[\d.]+$/.test(host)) return false;
  return !/\.(amazonaws\.com(\.cn)?|internal|local|localhost|test|example)$/i.test(host);
}

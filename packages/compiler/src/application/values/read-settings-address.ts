import type { Parameter, SettingsAddress } from './address.ts';
import type { Range } from './flat-text.ts';
import { readParameters } from './read-query.ts';

/** Reads a connection string of named settings, one of which is the host. */
export function readSettingsAddress(text: string): SettingsAddress | undefined {
  if (!text.includes('=')) return undefined;
  const separator = text.includes(';') ? ';' : text.includes(',') && !/\s/.test(text) ? ',' : ' ';
  const range = { start: 0, end: text.length };
  const parameters = readParameters(text, range, separator);
  const place = namedHost(text, parameters) ?? leadingHost(text, separator);
  if (!place) return undefined;
  const port = place.port ?? parameter(parameters, ['port']);
  const user = parameter(parameters, ['user', 'userid', 'uid', 'username']);
  const password = parameter(parameters, ['password', 'pwd', 'pass']);
  const path = parameter(parameters, ['database', 'dbname', 'db', 'initialcatalog']);
  return {
    form: 'settings',
    range,
    separator,
    parameters,
    host: place.host,
    ...(port && { port }),
    ...(user && { user }),
    ...(password && { password }),
    ...(path && { path }),
  };
}

interface Place {
  readonly host: Range;
  readonly port?: Range;
}

function namedHost(text: string, parameters: readonly Parameter[]): Place | undefined {
  const names = ['host', 'hostname', 'server', 'datasource', 'addr', 'address'];
  const value = parameter(parameters, names);
  return value && readPlace(text, value);
}

/** `cache:6379,password=…`, as StackExchange.Redis wants it. */
function leadingHost(text: string, separator: string): Place | undefined {
  const end = text.indexOf(separator);
  const first = { start: 0, end: end === -1 ? text.length : end };
  const isHost = separator === ',' && !text.slice(0, first.end).includes('=');
  return isHost ? readPlace(text, first) : undefined;
}

function readPlace(text: string, value: Range): Place | undefined {
  const found = /^(?:tcp:)?([^\s:,=]+)(?:[:,](\d+|\ufffc))?$/.exec(
    text.slice(value.start, value.end),
  );
  if (!found?.[1]) return undefined;
  const start = value.start + found[0].indexOf(found[1]);
  const host = { start, end: start + found[1].length };
  return found[2] === undefined
    ? { host }
    : { host, port: { start: value.end - found[2].length, end: value.end } };
}

function parameter(parameters: readonly Parameter[], names: readonly string[]): Range | undefined {
  return parameters.find(({ name }) => names.includes(name))?.value;
}

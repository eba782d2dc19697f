import { type Located, located } from '../../source/span.ts';
import { plainValue } from '../../variables/text.ts';
import type { EnvironmentVariable } from '../addresses/read-variables.ts';

/**
 * The port that a service is told to listen on by a variable: `PORT: 8000`,
 * `ASPNETCORE_URLS: http://+:8000`, `ADDRESS: 0.0.0.0:8000`.
 */
export function listenPort(variables: readonly EnvironmentVariable[]): Located<number> | undefined {
  for (const { name, text, span } of variables) {
    const value = plainValue(text) ?? '';
    const found = /^(?:PORT|ASPNETCORE_HTTP_PORTS)$/.test(name)
      ? value
      : everyAddress.exec(value)?.[1];
    const port = Number(found ?? Number.NaN);
    if (Number.isInteger(port) && port >= 1 && port <= 65535) return located(port, span);
  }
  return undefined;
}

/** An address that means every address of the machine: nobody can be called by it. */
const everyAddress = /^(?:https?:\/\/)?(?:\+|\*|0\.0\.0\.0|\[::\])?:(\d{1,5})\/?(?:;|$)/;

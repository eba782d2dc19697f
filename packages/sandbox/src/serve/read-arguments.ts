import { parseArgs } from 'node:util';

/** What the command is asked for. */
export interface ServeArguments {
  readonly port?: number;
  readonly region?: string;
  readonly speed?: number;
  /** A file that says what containers do. */
  readonly script?: string;
  /** A module that says what goes wrong with calls. */
  readonly interfere?: string;
  /** Tells every call on standard output. */
  readonly calls: boolean;
}

/** Throws TypeError for what it does not know. */
export function readArguments(given: readonly string[]): ServeArguments {
  const { values } = parseArgs({
    args: [...given],
    options: {
      port: { type: 'string' },
      region: { type: 'string' },
      speed: { type: 'string' },
      script: { type: 'string' },
      interfere: { type: 'string' },
      calls: { type: 'boolean', default: false },
    },
  });
  const { port, region, speed, script, interfere, calls } = values;
  return {
    calls,
    ...(port !== undefined && { port: numberOf('--port', port) }),
    ...(speed !== undefined && { speed: numberOf('--speed', speed) }),
    ...(region !== undefined && { region }),
    ...(script !== undefined && { script }),
    ...(interfere !== undefined && { interfere }),
  };
}

function numberOf(option: string, text: string): number {
  const number = Number(text);
  if (text !== '' && number >= 0) return number;
  throw new TypeError(`${option} takes a number, not '${text}'.`);
}

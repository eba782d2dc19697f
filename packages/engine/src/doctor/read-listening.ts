/** Where a program says that it listens. */
export interface Listening {
  readonly port: number;
  /** Only what runs in the same container or task gets there. */
  readonly isLoopback: boolean;
}

/** The address that a line of a log names; nothing for one that names where somebody else listens. */
export function readListening(line: string): Listening | undefined {
  if (/connect(s|ed|ing|ion)?\b/i.test(line)) return undefined;
  const said = (listens.exec(line) ?? label.exec(line))?.[0];
  if (said === undefined) return undefined;
  const rest = line.slice(line.indexOf(said) + said.length);
  const { host = '', port } = address.exec(rest)?.groups ?? {};
  if (port === undefined) return undefined;
  return { port: Number(port), isLoopback: /^(localhost|127\.|\[?::1)/.test(host) };
}

const listens = /\b(listen(s|ing)?|running|serving|started)(?=[\s:])/i;

/** `Local: http://…`, as servers for developers list where they are to be had. */
const label = /^[^a-z]*((local|network|external) )?(local|network|url):(?=\s+https?:\/\/)/i;

/** `http://localhost:5000`, `0.0.0.0:8000`, `:8000`, `port 8080` */
const address =
  /(?:(?<host>localhost|\d+\.\d+\.\d+\.\d+|\[[0-9a-f:]*\]|[a-z][\w-]*(?:\.[\w-]+)+|(?<=\/\/)[\w-]+|\*):|(?<=[\s"'(]):|\bport[: ]+)(?<port>\d{2,5})\b(?!:)/i;

/** A connection that a program tries before it starts, as programs with a pool do. */
export interface Attempt {
  /** The variable that holds the address: a URL, a host, or both with a port. */
  readonly variable: string;
  readonly port: number;
  /** What it does with the open `socket`, in JavaScript; `fail(text)` ends the program. */
  readonly talk: string;
}

/** A line of shell that ends with 1 after saying why, unless the attempt goes well. */
export function tryConnection({ variable, port, talk }: Attempt): string {
  const program = [
    `const fail = (text) => { console.error("${variable}: " + text); process.exit(1); };`,
    `const address = process.env.${variable} ?? "";`,
    // The address itself must not be in a log: it may hold a password.
    'let host; try { host = address.includes("://") ? new URL(address).hostname : address.split(":")[0]; }',
    'catch { fail("Invalid URL"); }',
    `const socket = require("node:net").connect(${port}, host);`,
    `socket.setTimeout(10000, () => fail("connect ETIMEDOUT " + host + ":${port}"));`,
    'socket.on("error", (error) => fail(error.message));',
    talk,
  ].join(' ');
  return `node -e '${program}' || exit 1`;
}

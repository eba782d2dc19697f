import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'A program in Rust is given no address, and takes the one of its tests.',
  rule: 'compose-hostname-unresolvable',
  line: 'compose.yaml: api',
  says: 'localhost:5432',
  script: ends(
    101,
    "thread 'main' panicked at src/main.rs:16:10:",
    'failed to connect to postgres://shop@localhost:5432/shop: Io(Os { code: 111, kind: ConnectionRefused, message: "Connection refused" })',
    'note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace',
  ),
  check: false,
  deployment: 'fails',
};

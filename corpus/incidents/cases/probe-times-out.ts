import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'The application accepts connections and never answers.',
  rule: 'tg-unreachable',
  line: 'compose.yaml: - "8000:8000"',
  script: { listens: [{ port: 8000, answers: () => ({ kind: 'timeout' }) }] },
  check: false,
  deployment: 'fails',
};

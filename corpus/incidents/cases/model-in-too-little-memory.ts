import type { Incident } from '../testing/incident.ts';

export const incident: Incident = {
  story: 'S1: a language model is loaded into half a gibibyte.',
  rule: 'oom-137',
  line: 'compose.yaml: memory: 512M',
  files: {
    'api/package.json':
      '{ "name": "shop", "type": "module", "dependencies": { "@huggingface/transformers": "3.7.0" } }\n',
  },
  script: {
    listens: [{ port: 8000, answers: () => ({ kind: 'status', status: 503 }) }],
    memory: { initial: 40 * 1024 * 1024, growth: 100 * 1024 * 1024 },
  },
  check: true,
  deployment: 'fails',
};

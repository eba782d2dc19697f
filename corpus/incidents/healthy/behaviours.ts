import type { Healthy } from '../testing/healthy.ts';

const port = 8000;

/** Programs that behave oddly and well. */
export const behaviours: readonly Healthy[] = [
  {
    story: 'the health path redirects',
    script: { listens: [{ port, answers: () => ({ kind: 'status', status: 302 }) }] },
  },
  {
    story: 'the health path has no content',
    script: { listens: [{ port, answers: () => ({ kind: 'status', status: 204 }) }] },
  },
  {
    story: 'the program takes its time to start',
    script: { listens: [{ port, from: 8_000 }] },
  },
  {
    story: 'the log speaks of errors that were survived',
    script: {
      listens: [{ port }],
      logs: [
        { after: 100, line: 'Error: connect ECONNREFUSED 127.0.0.1:6379' },
        { after: 200, line: 'retrying in 1 s' },
        { after: 1300, line: 'connected; 0 errors' },
      ],
    },
  },
  {
    story: 'a request fails with a KeyError and the program goes on',
    script: { listens: [{ port }], logs: [{ after: 5000, line: "KeyError: 'JWT_SECRET'" }] },
  },
  {
    story: 'the first connection to the database takes long',
    script: {
      listens: [{ port }],
      logs: [{ after: 900, line: 'connect ETIMEDOUT 10.0.11.9:5432' }],
    },
  },
  {
    story: 'SIGTERM ends the program after a while with 0',
    script: { listens: [{ port }], onSigterm: { exitsAfter: 4000, code: 0 } },
    afterwards: 'replace-tasks',
  },
  {
    story: 'tasks are replaced, and end with 143',
    script: { listens: [{ port }] },
    afterwards: 'replace-tasks',
  },
  {
    story: 'the program uses most of its memory',
    script: { listens: [{ port }], memory: { initial: 480 * 1024 * 1024 } },
  },
  {
    story: 'the migration takes ten minutes',
    service: 'migrate',
    script: { exits: { after: 600_000, code: 0 } },
  },
  {
    story: 'the migration writes what looks like an error and ends well',
    service: 'migrate',
    script: {
      exits: { after: 2000, code: 0 },
      logs: [{ after: 500, line: 'ERROR: relation "orders" already exists, skipping' }],
    },
  },
  {
    story: 'nothing is written to the log at all',
    script: { listens: [{ port }], logs: [] },
  },
  {
    story: 'the retrieval platform',
    example: 'rag-platform',
    script: { listens: [{ port: 8001 }] },
  },
  { story: 'the audiobook maker', example: 'audiobook' },
  { story: 'the search backend', example: 'shortcut' },
];

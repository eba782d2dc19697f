import { expect, it } from 'vitest';
import { planProject } from '../plan.ts';
import { memoryHost } from '../project/testing/memory-host.ts';

it('a mistake in a file that several services read is told once', () => {
  const host = memoryHost({
    'compose.yaml': `
services:
  web: { image: "web:1", env_file: app.env, ports: ["8000:8000"] }
  worker: { image: "worker:1", env_file: app.env }
  mail: { image: axllent/mailpit }
`,
    'app.env': 'SMTP_HOST=mail\n',
  });
  const request = { files: ['compose.yaml'], folderName: 'shop', profiles: [] };
  const { diagnostics } = planProject(
    { ...request, environment: 'production', strict: false },
    host,
  );
  const codes = diagnostics.map(({ code }) => code);
  expect(codes.filter((code) => code === 'application/address-left-out')).toHaveLength(1);
});

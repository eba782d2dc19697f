import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Plan, planProject } from '@seaworthy/compiler';
import { diskHost } from '../../../../cli/src/project-files/disk-host.ts';
import type { RehearsalRequest } from '../rehearse.ts';

/** A request to rehearse a Compose file called `shop`, with the values of its `.env`. */
export function requestFor(
  compose: string,
  variables: Readonly<Record<string, string>> = {},
): RehearsalRequest & { readonly plan: Plan } {
  const folder = mkdtempSync(join(tmpdir(), 'seaworthy-plan-'));
  try {
    const lines = Object.entries(variables).map(([name, value]) => `${name}='${value}'\n`);
    writeFileSync(join(folder, 'compose.yaml'), compose);
    writeFileSync(join(folder, 'Dockerfile'), 'FROM node:20-slim\nCMD ["node", "main.js"]\n');
    writeFileSync(join(folder, '.env'), lines.join(''));
    const host = diskHost(folder, { processEnvironment: {} });
    const plan = planProject(
      {
        files: ['compose.yaml'],
        folderName: 'shop',
        profiles: [],
        environment: 'production',
        strict: false,
      },
      host,
    );
    const { application, graph, project, templates, diagnostics } = plan;
    if (!application || !graph || !project) throw new Error(JSON.stringify(diagnostics));
    const valueFor = host.secretValue;
    return { application, graph, project, templates, services: [], valueFor, plan };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Plan, planProject, type Template } from '@seaworthy/compiler';
import { diskHost } from '../../../../../cli/src/project-files/disk-host.ts';
import { editTemplate } from '../../faults/template/edit-body.ts';
import { editContainer } from '../../faults/template/edit-container.ts';
import { editResources, inTurn, record } from '../../faults/template/template-body.ts';

/** A project of one small server, on the disk. */
export interface Shop extends Required<Pick<Plan, 'application' | 'graph' | 'project'>> {
  readonly directory: string;
  readonly templates: readonly Template[];
  close(): Promise<void>;
}

/** What the server does: refuses every request, or takes no notice of SIGTERM. */
export type Manner = 'sound' | 'broken' | 'deaf';

const files = {
  'compose.yaml': `
    services:
      shop:
        build: .
        ports: ['8080']
        stop_grace_period: 2s
        healthcheck: { disable: true }
        deploy: { resources: { limits: { cpus: '1', memory: 512M } } }
        x-seaworthy: { health: { path: /health } }
    x-seaworthy: { region: eu-west-1 }
  `,
  Dockerfile: `
    FROM node:20-slim
    COPY server.mjs /
    CMD ["node", "/server.mjs"]
  `,
  'server.mjs': `
    import { createServer } from 'node:http';
    const manner = process.env.MANNER;
    const server = createServer((request, response) => {
      if (manner === 'broken') response.statusCode = 500;
      setTimeout(() => response.end('ok'), request.url === '/slow' ? 5000 : 0);
    });
    server.listen(8080);
    process.on('SIGTERM', () => {
      if (manner !== 'deaf') server.close(() => process.exit(0));
    });
  `,
};

/** Writes the project and plans it; what on AWS is a matter of minutes is one of seconds here. */
export async function openShop(): Promise<Shop> {
  const directory = await mkdtemp(join(tmpdir(), 'seaworthy-shop-'));
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(directory, name), `${text.replaceAll(/^ {4}/gm, '').trim()}\n`);
  }
  const { application, graph, project, templates, diagnostics } = planProject(
    {
      files: ['compose.yaml'],
      folderName: 'shop',
      profiles: [],
      environment: 'production',
      strict: false,
    },
    diskHost(directory, { processEnvironment: {} }),
  );
  if (!application || !graph || !project) throw new Error(JSON.stringify(diagnostics));
  return {
    directory,
    application,
    graph,
    project,
    templates: templates.map(hasten),
    close: () => rm(directory, { recursive: true }),
  };
}

/** The template with a server of this manner. */
export function behaving(template: Template, manner: Manner): Template {
  return editTemplate(
    template,
    editContainer('shop', (container) => ({
      ...container,
      Environment: [{ Name: 'MANNER', Value: manner }],
    })),
  );
}

function hasten(template: Template): Template {
  return editTemplate(
    template,
    inTurn(
      editResources('AWS::ElasticLoadBalancingV2::TargetGroup', (group) => ({
        ...group,
        UnhealthyThresholdCount: 2,
        TargetGroupAttributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '2' }],
      })),
      editResources('AWS::ECS::Service', (service) => ({
        ...service,
        HealthCheckGracePeriodSeconds: 0,
        DeploymentConfiguration: {
          ...record(service.DeploymentConfiguration),
          DeploymentCircuitBreaker: {
            Enable: true,
            Rollback: true,
            ThresholdConfiguration: { Type: 'COUNT', Value: 1 },
          },
        },
      })),
    ),
  );
}

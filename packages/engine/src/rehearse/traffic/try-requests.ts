import type { Application, Project } from '@seaworthy/compiler';
import { clientOf, type Entrance } from './entrance.ts';
import { hostOf } from './host-of.ts';
import { type SmokeResult, sendSmokeRequests } from './send-smoke-requests.ts';
import { smokeRequestsOf } from './smoke-requests.ts';

/** Sends what must work to every web service; `signal` cuts it short. */
export async function tryRequests(
  { application, project }: { readonly application: Application; readonly project: Project },
  entrance: Entrance | undefined,
  signal: AbortSignal,
): Promise<readonly SmokeResult[]> {
  if (!entrance) return [];
  const web = application.services.filter((service) => service.kind === 'web');
  const requests = web.flatMap((service) => smokeRequestsOf(service, project));
  const client = clientOf(entrance);
  const close = (): void => client.close();
  signal.addEventListener('abort', close, { once: true });
  try {
    return await sendSmokeRequests(requests, (name) => hostOf(name, application), client);
  } finally {
    signal.removeEventListener('abort', close);
    close();
  }
}

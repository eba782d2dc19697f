import type { Service } from '../../project/project.ts';
import type { SmokeRequest } from '../application.ts';

/** The requests that the owner says must work, with what is not said filled in. */
export function smokeRequests({ settings }: Service): readonly SmokeRequest[] {
  return settings.smoke.map(({ path, method, headers, body, status, contains, span }) => ({
    method: method?.value ?? 'GET',
    path: path.value,
    headers: Object.fromEntries([...headers].map(([name, { value }]) => [name, value])),
    ...(body && { body: body.value }),
    status: status?.value ?? '200-399',
    ...(contains && { contains: contains.value }),
    span,
  }));
}

import type { Script } from '@seaworthy/sandbox';
import type { EngineEvent } from '../../events/engine-event.ts';
import type { RehearsalReport } from '../rehearsal-report.ts';
import { type RehearsalHost, type RehearsalRequest, rehearse } from '../rehearse.ts';
import type { ScriptedGround } from './scripted-ground.ts';

/** A web service with a database. */
export const shop = `
services:
  shop:
    build: .
    ports: ["8080:8080"]
    environment:
      TOKEN: \${TOKEN}
      DATABASE_URL: postgres://app:\${DB_PASSWORD}@db:5432/app
  db:
    image: postgres:16
    environment: { POSTGRES_USER: app, POSTGRES_PASSWORD: "\${DB_PASSWORD}", POSTGRES_DB: app }
`;

export const storeless = `
services:
  shop:
    build: .
    ports: ["8080:8080"]
`;

/** Of the shop's secrets. */
export const values = { TOKEN: 'tok-quokka/2f81+c0d7', DB_PASSWORD: 'marzipan-77120' };
export const serving: Script = { listens: [{ port: 8080 }] };

export interface Rehearsed {
  readonly report: RehearsalReport;
  readonly events: readonly EngineEvent[];
}

/** Rehearses on a ground in virtual time, as on a machine whose host is as given. */
export async function rehearseOn(
  ground: ScriptedGround,
  request: RehearsalRequest,
  host: Partial<RehearsalHost> = {},
): Promise<Rehearsed> {
  const events: EngineEvent[] = [];
  const report = await ground.run(() =>
    rehearse(request, {
      openGround: async () => ground,
      signal: new AbortController().signal,
      ...host,
      emit: (event) => {
        events.push(event);
        host.emit?.(event);
      },
    }),
  );
  return { report, events };
}

export function codes({ diagnostics }: RehearsalReport): readonly string[] {
  return diagnostics.map(({ code }) => code);
}

/** The text of the shop that the first diagnostic points to. */
export function pointedAt({ diagnostics: [first] }: RehearsalReport): string | undefined {
  return first?.span && shop.slice(first.span.start, first.span.end);
}

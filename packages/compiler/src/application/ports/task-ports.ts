import type { EnvironmentVariable } from '../addresses/read-variables.ts';
import type { TaskPort } from '../application.ts';
import type { Part } from '../roles/part.ts';
import { listenPort } from './listen-port.ts';

/** The ports that a task listens on, each once, the main one first. */
export function taskPorts(
  { service, image }: Part,
  main: TaskPort | undefined,
  addressed: readonly TaskPort[],
  variables: readonly EnvironmentVariable[],
): readonly TaskPort[] {
  const published = service.ports.map(
    (port): TaskPort => ({
      port: port.target,
      protocol: port.protocol,
      published: true,
      span: port.span,
    }),
  );
  const exposed = service.expose.map(
    ({ value, span }): TaskPort => ({
      port: value,
      protocol: 'tcp',
      published: false,
      span,
    }),
  );
  const meaning = image?.meaning;
  const usual =
    meaning?.kind === 'unsupported-store' && image
      ? [{ port: meaning.port, protocol: 'tcp', published: false, span: image.span } as const]
      : [];
  const listening = listenPort(variables);
  const inVariable = listening
    ? [
        {
          port: listening.value,
          protocol: 'tcp',
          published: false,
          span: listening.span,
        } as const,
      ]
    : [];
  const inFile = (image?.file?.exposed ?? []).map(
    (port): TaskPort => ({
      port,
      protocol: 'tcp',
      published: false,
      span: image?.span ?? service.span,
    }),
  );
  const told = [...(main ? [main] : []), ...published, ...exposed, ...addressed, ...usual];
  const ports = new Map<number, TaskPort>();
  const guessed = inFile.length > 0 ? inFile : inVariable;
  for (const port of told.length > 0 ? told : guessed) {
    if (!ports.has(port.port)) ports.set(port.port, port);
  }
  return [...ports.values()];
}

import type { Plan, ProjectHost } from '@seaworthy/compiler';
import type { TextOf } from '../render/places.ts';

/** The texts that a plan's spans point into: as they were read, else as the host has them. */
export function textsOf({ project }: Plan, host: ProjectHost): TextOf {
  const texts = new Map<string, string | undefined>(
    project?.files.map(({ path, text }) => [path, text]),
  );
  return (path) => {
    if (!texts.has(path)) {
      const file = host.readText(path);
      texts.set(path, file.kind === 'text' ? file.text : undefined);
    }
    return texts.get(path);
  };
}

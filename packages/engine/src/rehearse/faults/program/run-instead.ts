import type { FaultChange, FaultPlace } from '../fault.ts';
import { editContainer } from '../template/edit-container.ts';
import { type Properties, strings } from '../template/template-body.ts';

/** The service's container runs a shell script and nothing else. */
export function runInstead({ service }: FaultPlace, script: string): FaultChange {
  return {
    kind: 'change',
    service: editContainer(service.name, (container) => startWith(container, shell(script))),
  };
}

/** The service's container runs a program of Node.js and nothing else. */
export function runNodeInstead({ service }: FaultPlace, program: string): FaultChange {
  return {
    kind: 'change',
    service: editContainer(service.name, (container) =>
      startWith(container, ['node', '-e', program]),
    ),
  };
}

/**
 * The service's container runs a shell script that has the image's own program, as it would be
 * started, in `"$@"`.
 */
export function runAround({ service, image }: FaultPlace, script: string): FaultChange {
  return {
    kind: 'change',
    service: editContainer(service.name, (container) =>
      startWith(container, [...shell(script), 'sh', ...programOf(container, image)]),
    ),
  };
}

function shell(script: string): readonly string[] {
  return ['/bin/sh', '-c', script];
}

function startWith(container: Properties, [program = '', ...words]: readonly string[]): Properties {
  return { ...container, EntryPoint: [program], Command: words };
}

/** As container engines put it together: an entry point of one's own makes the image's CMD void. */
function programOf(container: Properties, image: FaultPlace['image']): readonly string[] {
  const ownEntryPoint = strings(container.EntryPoint);
  const ownCommand = strings(container.Command);
  if (ownEntryPoint.length > 0) return [...ownEntryPoint, ...ownCommand];
  return [...image.entryPoint, ...(ownCommand.length > 0 ? ownCommand : image.command)];
}

import type { Application } from './application/application.ts';
import { buildStandIn } from './graph/stand-in/build-stand-in.ts';
import { emitTemplates, type Template } from './template/emit-templates.ts';

/**
 * A template that makes what the project names as existing, where a rehearsal needs it. The outputs
 * of its stack are values for the foundation's parameters of the same names. Undefined when the
 * project names nothing.
 */
export function standInTemplate(application: Application): Template | undefined {
  const stack = buildStandIn(application);
  return stack && emitTemplates({ stacks: [stack] }, () => 'existing')[0];
}

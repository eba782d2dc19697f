import type { Service } from '../../project/project.ts';
import { problems } from '../application-diagnostics.ts';
import type { Report } from '../understanding.ts';

/** Says that the image which would go to production is the one for development. */
export function checkDevelopment({ name, build }: Service, report: Report): void {
  const target = build?.target;
  if (!target || !/^(?:dev|develop|development|local|watch)$/i.test(target.value)) return;
  report(problems['application/development-build'](target.span, { name, target: target.value }));
}

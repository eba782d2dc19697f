import type { Service } from '../../project/project.ts';
import { problems } from '../application-diagnostics.ts';
import type { Report } from '../understanding.ts';

/** Ofelia and its kin read schedules from labels; nothing reads them on AWS. */
export function checkScheduleLabels({ name, labels }: Service, report: Report): void {
  for (const label of labels) {
    if (/^(?:ofelia|chadburn)\.job-\w+\..+\.schedule$/.test(label.name)) {
      report(problems['application/schedule-label'](label.span, { name, label: label.name }));
    }
  }
}

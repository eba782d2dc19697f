import {
  type Application,
  type ApplicationService,
  describeImage,
  describeService,
  listOf,
} from '@seaworthy/compiler';
import { layOutTable, type Row } from '../terminal/table.ts';
import { section } from './section.ts';
import { placeText, type View } from './view.ts';

/** What runs: role, scale and size of each service, and why it has that role. */
export function serviceList(application: Application, view: View): readonly string[] {
  const rows = application.services.map((service) => serviceRow(service, view));
  return section('Services', layOutTable(rows, view.page), view.page);
}

function serviceRow(service: ApplicationService, view: View): Row {
  const { paint } = view.page;
  const { role, runs, size } = describeService(service);
  return {
    cells: [
      { text: service.name, brush: paint.name },
      { text: role },
      { text: runs },
      { text: size },
      { text: placeText(service.span, view), brush: paint.faint },
    ],
    below: [explanation(service)],
  };
}

/** `it publishes port 8001; image built from Dockerfile`. */
function explanation(service: ApplicationService): string {
  const reasons = service.reasons.map((reason) => reason.text);
  if (service.kind === 'site') return reasons.join('; ');
  return [...reasons, describeImage(service.image), ...rounding(service)].join('; ');
}

function rounding(service: Exclude<ApplicationService, { kind: 'site' }>): readonly string[] {
  const { asked, rounded } = service.size;
  if (!rounded) return [];
  const parts = [
    ...(asked.cpus ? [`${asked.cpus.value} vCPU`] : []),
    ...(asked.memory ? [`${Math.round(asked.memory.value / 1_048_576)} MB`] : []),
  ];
  return [`rounded up from ${listOf(parts)}, which Fargate does not offer`];
}

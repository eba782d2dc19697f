import type { Plan } from '@seaworthy/compiler';
import { paragraph } from '../terminal/paragraph.ts';
import { drawTrees } from '../terminal/tree.ts';
import { costSummary } from './cost-summary.ts';
import { countFindings, mainFindings, sortFindings } from './findings.ts';
import { keySummary } from './key-summary.ts';
import { leftOutList } from './left-out.ts';
import { networkLine } from './network-line.ts';
import { requestPaths } from './request-path.ts';
import { secretList } from './secret-list.ts';
import { joinSections } from './section.ts';
import { serviceList } from './service-list.ts';
import { storeList } from './store-list.ts';
import type { View } from './view.ts';

/** A plan for a person: from the whole to the parts, problems near the end where the eye rests. */
export function planPage(plan: Plan, view: View): readonly string[] {
  return joinSections([
    heading(plan, view),
    picture(plan, view),
    ...parts(plan, view),
    leftOutList(plan, view),
    plan.project ? keySummary(plan.project.keys, view) : [],
    findings(plan, view),
  ]);
}

function heading({ application, project }: Plan, { page }: View): readonly string[] {
  const name = application
    ? `${application.name} in ${application.environment}, ${application.region}`
    : project?.name.value;
  const files = project?.files.map((file) => file.path).join(' + ');
  return [
    ...(name ? paragraph(name, page, { brush: page.paint.title }) : []),
    ...(files ? paragraph(files, page, { brush: page.paint.faint }) : []),
  ];
}

function picture({ application }: Plan, view: View): readonly string[] {
  const paths = application ? requestPaths(application) : [];
  return paths.length > 0 ? drawTrees(paths, view.page) : [];
}

function parts({ application, cost }: Plan, view: View): readonly (readonly string[])[] {
  return [
    ...(application
      ? [
          serviceList(application, view),
          storeList(application, view),
          secretList(application, view),
          networkLine(application, view),
        ]
      : []),
    ...(cost ? [costSummary(cost, view)] : []),
  ];
}

function findings({ diagnostics, project }: Plan, view: View): readonly string[] {
  const sorted = sortFindings(diagnostics, project?.files ?? []);
  if (sorted.length === 0) return ['No problems found.'];
  return [view.page.paint.title(countFindings(sorted)), '', ...mainFindings(sorted, view)];
}

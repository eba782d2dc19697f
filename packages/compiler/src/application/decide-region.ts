import { plainValue } from '../variables/text.ts';
import type { EnvironmentVariable } from './addresses/read-variables.ts';
import { problems } from './application-diagnostics.ts';
import type { Understanding } from './understanding.ts';

/** Where nothing says where. */
const usualRegion = 'us-east-1';

/** The region: as asked for, as said in the project, or as the services' `AWS_REGION` has it. */
export function decideRegion(
  asked: string | undefined,
  variables: ReadonlyMap<string, readonly EnvironmentVariable[]>,
  { project, report }: Understanding,
): string {
  const said = asked ?? project.settings.region?.value ?? regionInVariables(variables);
  if (said !== undefined) return said;
  report(problems['application/region-default'](project.name.span, { region: usualRegion }));
  return usualRegion;
}

function regionInVariables(
  variables: ReadonlyMap<string, readonly EnvironmentVariable[]>,
): string | undefined {
  for (const list of variables.values()) {
    for (const { name, text } of list) {
      const value = /^AWS_(?:DEFAULT_)?REGION$/.test(name) ? plainValue(text) : undefined;
      if (value && /^[a-z]{2}(?:-[a-z]+)+-\d$/.test(value)) return value;
    }
  }
  return undefined;
}

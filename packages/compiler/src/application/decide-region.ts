import { plainValue } from '../variables/text.ts';
import type { EnvironmentVariable } from './addresses/read-variables.ts';
import { problems } from './application-diagnostics.ts';
import type { Understanding } from './understanding.ts';

export interface RegionRequest {
  /** Goes before what the project says. */
  readonly region?: string;
  /** Where nothing in the project says one. */
  readonly machineRegion?: string;
}

/** Where nothing says where. */
const usualRegion = 'us-east-1';

/** The region: as asked for, as said in the project or by its services, or as this machine has it. */
export function decideRegion(
  { region: asked, machineRegion }: RegionRequest,
  variables: ReadonlyMap<string, readonly EnvironmentVariable[]>,
  { project, report }: Understanding,
): string {
  const said = asked ?? project.settings.region?.value ?? regionInVariables(variables);
  if (said !== undefined) return said;
  const region = isRegion(machineRegion) ? machineRegion : usualRegion;
  const isFromHere = region === machineRegion;
  report(problems['application/region-default'](project.name.span, { region, isFromHere }));
  return region;
}

function isRegion(text: string | undefined): text is string {
  return text !== undefined && /^[a-z]{2}(?:-[a-z]+)+-\d$/.test(text);
}

function regionInVariables(
  variables: ReadonlyMap<string, readonly EnvironmentVariable[]>,
): string | undefined {
  for (const list of variables.values()) {
    for (const { name, text } of list) {
      const value = /^AWS_(?:DEFAULT_)?REGION$/.test(name) ? plainValue(text) : undefined;
      if (isRegion(value)) return value;
    }
  }
  return undefined;
}

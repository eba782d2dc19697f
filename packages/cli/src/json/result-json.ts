import type { Plan, Span } from '@seaworthy/compiler';
import { sortFindings } from '../render/findings.ts';
import type { Place } from '../render/places.ts';
import { flatten, type Json, type JsonObject } from './flatten.ts';

/** What a result is made of, apart from the plan itself. */
export interface Origin {
  /** Version of seaworthy. */
  readonly version: string;
  /** The project's folder, relative to where the command was started. */
  readonly directory: string;
  readonly environment: string;
  readonly placeOf: (span: Span) => Place;
}

/** Raised when a field changes its meaning or goes; new fields may come at any time. */
export const schemaVersion = 1;

/** `seaworthy plan --json`, as `plan.schema.json` describes it. */
export function planJson(plan: Plan, origin: Origin): JsonObject {
  return {
    ...checkFields(plan, origin),
    application: plan.application ? flatten(plan.application, origin.placeOf) : null,
    stacks: stacksJson(plan, origin),
    cost: plan.cost ? flatten(plan.cost, origin.placeOf) : null,
  };
}

/** `seaworthy check --json`: the same without what the project becomes. */
export function checkJson(plan: Plan, origin: Origin): JsonObject {
  return checkFields(plan, origin);
}

/** `seaworthy cost --json`. */
export function costJson(plan: Plan, origin: Origin): JsonObject {
  return {
    ...commonFields(plan, origin),
    cost: plan.cost ? flatten(plan.cost, origin.placeOf) : null,
  };
}

/** A result as it is printed. */
export function jsonText(json: Json): string {
  return `${JSON.stringify(json, null, 2)}\n`;
}

function commonFields({ project }: Plan, origin: Origin) {
  const { version, directory, environment, placeOf } = origin;
  return {
    schemaVersion,
    version,
    project: project
      ? {
          name: project.name.value,
          directory,
          environment,
          files: project.files.map(({ path }) => path),
          services: project.services.map(({ name, span }) => flatten({ name, span }, placeOf)),
          inactive: flatten(project.inactive, placeOf),
        }
      : null,
  };
}

function checkFields(plan: Plan, origin: Origin) {
  const sorted = sortFindings(plan.diagnostics, plan.project?.files ?? []);
  return {
    ...commonFields(plan, origin),
    diagnostics: flatten(sorted, origin.placeOf),
    dispositions: flatten(plan.project?.keys ?? [], origin.placeOf),
  };
}

function stacksJson({ graph, templates }: Plan, { placeOf }: Origin): Json {
  const fileNames = new Map(templates.map(({ stack, fileName }) => [stack, fileName]));
  return (graph?.stacks ?? []).map((stack) => ({
    name: stack.name,
    layer: stack.layer,
    ...(stack.service !== undefined && { service: stack.service }),
    template: fileNames.get(stack.name) ?? null,
    description: stack.description,
    terminationProtection: stack.terminationProtection,
    parameters: flatten(stack.parameters, placeOf),
    resources: stack.resources.map(({ id, type, owner, span }) =>
      flatten({ id, type, owner, span }, placeOf),
    ),
    outputs: stack.outputs.map(({ id, description }) => ({ id, description })),
  }));
}

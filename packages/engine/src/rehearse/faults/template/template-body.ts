/** A template as JSON says it. */
export interface TemplateBody {
  readonly Resources: Readonly<Record<string, TemplateResource>>;
  readonly [section: string]: unknown;
}

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Properties;
  readonly DependsOn?: readonly string[];
  readonly [attribute: string]: unknown;
}

export type Properties = Readonly<Record<string, unknown>>;

/** Gives a template with a change; what it does not change keeps its place and its value. */
export type TemplateEdit = (template: TemplateBody) => TemplateBody;

/** Changes the properties of every resource of a type. */
export function editResources(
  type: string,
  edit: (properties: Properties, template: TemplateBody) => Properties,
): TemplateEdit {
  return (template) => ({
    ...template,
    Resources: mapValues(template.Resources, (resource) =>
      resource.Type === type
        ? { ...resource, Properties: edit(resource.Properties ?? {}, template) }
        : resource,
    ),
  });
}

/** Takes resources away, and the waiting for them. */
export function removeResources(
  isUnwanted: (properties: Properties, type: string) => boolean,
): TemplateEdit {
  return (template) => {
    const entries = Object.entries(template.Resources);
    const kept = entries.filter(([, { Properties = {}, Type }]) => !isUnwanted(Properties, Type));
    const there = new Set(kept.map(([id]) => id));
    return {
      ...template,
      Resources: mapValues(Object.fromEntries(kept), (resource) =>
        resource.DependsOn
          ? { ...resource, DependsOn: resource.DependsOn.filter((id) => there.has(id)) }
          : resource,
      ),
    };
  };
}

/** One edit after the other. */
export function inTurn(...edits: readonly TemplateEdit[]): TemplateEdit {
  return (template) => edits.reduce((edited, edit) => edit(edited), template);
}

/** Records of a property that is a list, `[]` where it is none. */
export function records(value: unknown): readonly Properties[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** A record's property that is a record; empty where it is none. */
export function record(value: unknown): Properties {
  return isRecord(value) ? value : {};
}

export function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function isRecord(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mapValues<From, To>(
  values: Readonly<Record<string, From>>,
  change: (value: From) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
}

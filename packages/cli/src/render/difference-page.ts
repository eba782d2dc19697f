import { type Application, count } from '@seaworthy/compiler';
import {
  type Difference,
  differs,
  type OwnedDrift,
  type PropertyDifference,
  type ResourceDifference,
  type StackDifference,
  typeWords,
} from '@seaworthy/engine';
import { paragraph } from '../terminal/paragraph.ts';
import { layOutTable, type Row } from '../terminal/table.ts';
import { joinSections, section } from './section.ts';
import { placeText, type View } from './view.ts';

/** What differs, stack by stack, in the project's words. */
export function differencePage(
  difference: Difference,
  { name, environment }: Application,
  view: View,
): readonly string[] {
  const { stacks, secrets, drift } = difference;
  const { page } = view;
  if (!differs(difference)) {
    return paragraph(`${name} in ${environment} is as the project says.`, page);
  }
  return joinSections([
    ...stacks.map((stack) => stackSection(stack, view)),
    section(
      'Secrets',
      secrets.flatMap((each) => secretLines(each, view)),
      page,
    ),
    section('Changed by hand', driftLines(drift, view), page),
  ]);
}

function stackSection(stack: StackDifference, view: View): readonly string[] {
  const title = `${stack.service ?? stack.layer} ${kinds[stack.kind]}`;
  const rows = stack.resources.map((resource) => resourceRow(resource, stack, view));
  const lines = layOutTable(rows, view.page);
  return [...paragraph(title, view.page, { brush: view.page.paint.title }), ...lines];
}

const kinds: Readonly<Record<StackDifference['kind'], string>> = {
  added: 'comes: it is not deployed yet',
  removed: 'goes: the project does not have it any more',
  changed: 'changes',
};

const signs: Readonly<Record<ResourceDifference['kind'], string>> = {
  added: '+',
  removed: '-',
  changed: '~',
};

/** What nobody is named for is of the stack's service; shared is what no service has for itself. */
function resourceRow(resource: ResourceDifference, { service }: StackDifference, view: View): Row {
  const { paint } = view.page;
  const { kind, type, span, properties } = resource;
  const owner = resource.owner ?? service;
  const warning = warningOf(resource);
  return {
    cells: [
      { text: signs[kind] },
      { text: owner ?? 'shared', brush: owner === undefined ? paint.faint : paint.name },
      { text: typeWords(type) },
      { text: warning, brush: resource.losesData ? paint.error : paint.warning },
      { text: span ? placeText(span, view) : '', brush: paint.faint },
    ],
    below: properties.map((property) => propertyText(property, service)),
  };
}

function warningOf({ kind, replaced, losesData, type }: ResourceDifference): string {
  if (type === 'AWS::ECS::TaskDefinition' && kind === 'changed') return 'gets a new revision';
  if (kind === 'removed') return losesData ? 'is deleted, with its data' : '';
  const data = losesData ? ', with its data' : '';
  if (replaced === 'always') return `is replaced${data}`;
  return replaced === 'maybe' ? `may be replaced${data}` : '';
}

/** A variable by its name; a secret one without its reference; parameters as Compose calls them. */
function propertyText(property: PropertyDifference, service?: string): string {
  const { path } = property;
  const own = `ContainerDefinitions.${service}.`;
  const [kind, ...name] = path.startsWith(own) ? path.slice(own.length).split('.') : [];
  if (kind === 'Environment') return changeText({ ...property, path: name.join('.') });
  if (kind === 'Secrets') return secretText({ ...property, path: name.join('.') });
  return changeText({ ...property, path: parameterWords[path] ?? path });
}

const parameterWords: Readonly<Record<string, string>> = {
  'Image.Default': 'image',
  'DesiredCount.Default': 'tasks',
  DesiredCount: 'tasks',
};

function secretText({ path, before, after }: PropertyDifference): string {
  const change = before === undefined ? 'is new' : after === undefined ? 'goes' : 'changes';
  return `${path}, of the secret, ${change}`;
}

function changeText({ path, before, after }: PropertyDifference): string {
  if (before === undefined) return after === undefined ? path : `${path}: ${shorten(after)} is new`;
  return after === undefined
    ? `${path}: ${shorten(before)} goes`
    : `${path}: ${shorten(before)} → ${shorten(after)}`;
}

const longest = 60;

function shorten(text = ''): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

function secretLines(
  { service, version, current }: Difference['secrets'][number],
  { page }: View,
): readonly string[] {
  return paragraph(
    `${service} reads version ${version.slice(0, 8)} of the secret; ${current.slice(0, 8)} is current. The next deployment gives it what changed.`,
    page,
    { first: '  ' },
  );
}

function driftLines(drift: Difference['drift'], view: View): readonly string[] {
  if (drift.length === 0) return [];
  const { page } = view;
  const rows = drift.map((each) => driftRow(each, view));
  const wayBack = 'A deployment leaves it so; seaworthy deploy --revert-drift puts it back.';
  return [...layOutTable(rows, page), ...paragraph(wayBack, page, { first: '  ' })];
}

function driftRow({ owner, type, id, kind, properties }: OwnedDrift, { page }: View): Row {
  const { paint } = page;
  return {
    cells: [
      { text: owner ?? 'shared', brush: owner === undefined ? paint.faint : paint.name },
      { text: typeWords(type) },
      { text: kind === 'deleted' ? 'was deleted' : count(properties.length, 'difference') },
      { text: id, brush: paint.faint },
    ],
    below: properties.map((property) => propertyText(property)),
  };
}

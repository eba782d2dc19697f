import type { Assembly } from '../assembly.ts';
import { composeProblems } from '../compose-diagnostics.ts';
import { mergeNodes } from '../merge/merge-nodes.ts';
import { mergeRules } from '../merge/merge-rules.ts';
import { settleDirectives } from '../merge/settle-directives.ts';
import { entryOf, type MappingNode, type Node, withEntry, withoutEntry } from '../node.ts';
import { below } from '../path-tree.ts';
import { suggestName } from '../suggest-name.ts';
import { type Extension, extensionOf } from './extension.ts';
import { type Family, familyOf, readFamily } from './family.ts';

/** Lays each service over the one that it extends, in this file or in another. */
export function extendServices(root: MappingNode, file: string, assembly: Assembly): MappingNode {
  const services = entryOf(root, 'services')?.value;
  if (services?.kind !== 'mapping') return root;
  if (!services.entries.some(({ value }) => extensionOf(value))) return root;
  const own = familyOf(services, file);
  const extending = { assembly, families: new Map([[file, own]]) };
  const entries = services.entries.map((entry) => ({
    ...entry,
    value: extended(entry.key, own, [], extending) ?? entry.value,
  }));
  return withEntry(root, 'services', { ...services, entries });
}

interface Extending {
  readonly assembly: Assembly;
  /** The services of each file that is extended from. */
  readonly families: Map<string, Family | undefined>;
}

/** A longer chain is no design but a mistake, and would exhaust the stack. */
const longestChain = 100;

/** A service on its way to its base: `trail` holds those that led to it. */
interface Step {
  readonly family: Family;
  readonly name: string;
}

function extended(
  name: string,
  family: Family,
  trail: readonly Step[],
  extending: Extending,
): Node | undefined {
  const known = family.extended.get(name);
  if (known) return known;
  const service = family.services.get(name);
  const extension = service && extensionOf(service);
  if (!service || !extension) return service;
  const base = baseOf(extension, { family, name }, trail, extending);
  const merged = base ? layOver(base, service, name, extending) : withoutBase(service);
  family.extended.set(name, merged);
  return merged;
}

function baseOf(
  extension: Extension,
  step: Step,
  trail: readonly Step[],
  extending: Extending,
): Node | undefined {
  const { report } = extending.assembly.reading;
  const path = [...trail, step];
  const span = extension.service.span;
  const family = extension.file ? familyIn(extension.file, extending) : step.family;
  if (!family) return undefined;
  const base = extension.name;
  const start = path.findIndex((earlier) => earlier.family === family && earlier.name === base);
  if (start !== -1) {
    const cycle = [...path.slice(start).map(({ name }) => name), base];
    report(composeProblems['compose/extends-cycle'](span, { cycle }));
    return undefined;
  }
  if (path.length > longestChain) {
    report(composeProblems['compose/too-deep'](span, {}));
    return undefined;
  }
  if (!family.services.has(base)) {
    const nearest = suggestName(base, () => family.services.keys(), extending.assembly.reading);
    const names = { service: step.name, base, path: family.file, nearest };
    report(composeProblems['compose/extends-unknown-service'](span, names));
    return undefined;
  }
  return extended(base, family, path, extending);
}

/** What the base would have given is unknown; nothing else must complain of it. */
function withoutBase(service: Node): Node {
  const extension = extendsNode(service);
  if (service.kind !== 'mapping' || !extension) return service;
  const { span } = extension;
  return withEntry(service, 'extends', { kind: 'scalar', value: null, span, unreadable: true });
}

function lacksBase(service: Node): boolean {
  const extension = extendsNode(service);
  return extension?.kind === 'scalar' && extension.unreadable === true;
}

function extendsNode(service: Node): Node | undefined {
  return service.kind === 'mapping' ? entryOf(service, 'extends')?.value : undefined;
}

function familyIn(file: NonNullable<Extension['file']>, extending: Extending): Family | undefined {
  const { families, assembly } = extending;
  if (!families.has(file.path)) families.set(file.path, readFamily(file, assembly));
  return families.get(file.path);
}

/** The base's own directives are carried out; those of the service stay for what is below. */
function layOver(base: Node, service: Node, name: string, { assembly }: Extending): Node {
  if (base.kind !== 'mapping') return service;
  const settled = settleDirectives(withoutEntry(base, 'extends'));
  const rules = below(below(mergeRules, 'services'), name);
  const { reading } = assembly;
  const merged = mergeNodes(settled, service, { rules, path: `services.${name}`, reading });
  return lacksBase(base) ? withoutBase(merged) : merged;
}

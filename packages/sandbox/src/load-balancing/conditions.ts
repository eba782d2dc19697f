import { BlockList, isIPv4, isIPv6 } from 'node:net';
import type { RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2';
import { invalid, list, type ReadRecord, record, refused, text } from './read-properties.ts';
import { wildcard } from './wildcard.ts';

/** What a rule may ask of a request. */
export interface RequestFacts {
  /** Without a port. */
  readonly host: string;
  readonly path: string;
  readonly method: string;
  readonly source: string;
  readonly header: (name: string) => string | undefined;
  readonly query: () => URLSearchParams;
}

/** One condition of a rule: as it was written, and as a test. */
export interface Condition {
  readonly written: RuleCondition;
  readonly holds: (request: RequestFacts) => boolean;
}

const noRegex = refused('regular expressions in conditions');
const values = list(text);
const simple = record({ Values: values, RegexValues: noRegex });

/** Conditions as templates and SDK clients write them. */
export const conditionsReader = list(
  record({
    Field: text,
    Values: values,
    RegexValues: noRegex,
    HostHeaderConfig: simple,
    PathPatternConfig: simple,
    HttpHeaderConfig: record({ HttpHeaderName: text, Values: values, RegexValues: noRegex }),
    HttpRequestMethodConfig: record({ Values: values }),
    QueryStringConfig: record({ Values: list(record({ Key: text, Value: text })) }),
    SourceIpConfig: record({ Values: values }),
  }),
);

type ConditionInput = ReturnType<typeof conditionsReader>[number];

/** The conditions of a rule, which all must hold; throws AwsError as ELB would. */
export function readConditions(inputs: readonly ConditionInput[]): readonly Condition[] {
  if (inputs.length === 0) throw invalid('A condition must be specified');
  const conditions = inputs.map(readCondition);
  if (inputs.flatMap(allValues).length > 5) {
    throw invalid("A rule can only have '5' condition values");
  }
  return conditions;
}

function readCondition(input: ConditionInput): Condition {
  const field = input.Field ?? '';
  const test = Object.hasOwn(tests, field) ? tests[field] : undefined;
  if (test === undefined) {
    throw invalid(`Condition field '${field}' must be one of '[${Object.keys(tests).join(', ')}]'`);
  }
  if (allValues(input).length === 0) throw invalid('A condition value must be specified');
  return { written: structuredClone(input) as RuleCondition, holds: test(input) };
}

function allValues(input: ConditionInput): readonly unknown[] {
  return [
    ...(input.Values ?? []),
    ...(input.HostHeaderConfig?.Values ?? []),
    ...(input.PathPatternConfig?.Values ?? []),
    ...(input.HttpHeaderConfig?.Values ?? []),
    ...(input.HttpRequestMethodConfig?.Values ?? []),
    ...(input.QueryStringConfig?.Values ?? []),
    ...(input.SourceIpConfig?.Values ?? []),
  ];
}

const tests: Readonly<Record<string, (input: ConditionInput) => Condition['holds']>> = {
  'host-header': ({ HostHeaderConfig, Values }) => {
    const matches = anyOf(HostHeaderConfig?.Values ?? Values, 128, 'i');
    return ({ host }) => matches(host);
  },
  'path-pattern': ({ PathPatternConfig, Values }) => {
    const matches = anyOf(PathPatternConfig?.Values ?? Values, 128);
    return ({ path }) => matches(path);
  },
  'http-header': ({ HttpHeaderConfig }) => {
    const name = HttpHeaderConfig?.HttpHeaderName?.toLowerCase() ?? '';
    const matches = anyOf(HttpHeaderConfig?.Values, 128, 'i');
    return ({ header }) => {
      const value = header(name);
      return value !== undefined && matches(value);
    };
  },
  'http-request-method': ({ HttpRequestMethodConfig }) => {
    const methods = HttpRequestMethodConfig?.Values ?? [];
    return ({ method }) => methods.includes(method);
  },
  'query-string': ({ QueryStringConfig }) => anyQuery(QueryStringConfig?.Values ?? []),
  'source-ip': ({ SourceIpConfig }) => {
    const ranges = blocks(SourceIpConfig?.Values ?? []);
    return ({ source }) => ranges.check(source, isIPv6(source) ? 'ipv6' : 'ipv4');
  },
};

function anyOf(patterns: readonly string[] = [], longest: number, flags = '') {
  const tooLong = patterns.find(({ length }) => length > longest);
  if (tooLong !== undefined) {
    throw invalid(`Condition value '${tooLong}' contains more than ${longest} characters`);
  }
  const compiled = patterns.map((pattern) => wildcard(pattern, flags));
  return (value: string) => compiled.some((pattern) => pattern.test(value));
}

function anyQuery(
  pairs: readonly ReadRecord<{ readonly Key: typeof text; readonly Value: typeof text }>[],
): Condition['holds'] {
  const compiled = pairs.map(({ Key, Value = '' }) => ({
    key: Key === undefined ? /^/ : wildcard(Key, 'i'),
    value: wildcard(Value, 'i'),
  }));
  return ({ query }) => {
    const given = [...query()];
    return compiled.some(({ key, value }) => given.some(([k, v]) => key.test(k) && value.test(v)));
  };
}

function blocks(cidrs: readonly string[]): BlockList {
  const ranges = new BlockList();
  for (const cidr of cidrs) {
    const [address = '', bits = ''] = cidr.split('/');
    if (!/^\d+$/.test(bits) || (!isIPv4(address) && !isIPv6(address))) {
      throw invalid(`The source IP value '${cidr}' must be in CIDR format`);
    }
    ranges.addSubnet(address, Number(bits), isIPv6(address) ? 'ipv6' : 'ipv4');
  }
  return ranges;
}

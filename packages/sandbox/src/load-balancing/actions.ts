import type { Action as SdkAction } from '@aws-sdk/client-elastic-load-balancing-v2';
import { NotModelled } from '../aws/aws-error.ts';
import { elbError } from './elb-error.ts';
import { flag, integer, invalid, list, type ReadRecord, record, text } from './read-properties.ts';

/** What a listener or rule does with a request. */
export type Action =
  | { readonly kind: 'forward'; readonly groups: readonly WeightedGroup[] }
  | {
      readonly kind: 'redirect';
      readonly protocol: string;
      readonly host: string;
      readonly port: string;
      readonly path: string;
      readonly query: string;
      readonly status: 301 | 302;
    }
  | {
      readonly kind: 'fixed-response';
      readonly status: number;
      readonly contentType: string;
      readonly body: string;
    };

export interface WeightedGroup {
  readonly arn: string;
  readonly weight: number;
}

/** Actions as templates and SDK clients write them. */
export const actionsReader = list(
  record({
    Type: text,
    Order: integer,
    TargetGroupArn: text,
    ForwardConfig: record({
      TargetGroups: list(record({ TargetGroupArn: text, Weight: integer })),
      TargetGroupStickinessConfig: record({ Enabled: flag, DurationSeconds: integer }),
    }),
    RedirectConfig: record({
      Protocol: text,
      Host: text,
      Port: text,
      Path: text,
      Query: text,
      StatusCode: text,
    }),
    FixedResponseConfig: record({ StatusCode: text, ContentType: text, MessageBody: text }),
  }),
);

type ActionInput = ReturnType<typeof actionsReader>[number];

/** The one action that the sandbox models; those before it in AWS's list authenticate. */
export function readAction(inputs: ReturnType<typeof actionsReader>): Action {
  const [input, ...others] = inputs;
  if (input === undefined) throw invalid('An action must be specified');
  const type = input.Type ?? '';
  const reader = Object.hasOwn(readers, type) ? readers[type] : undefined;
  if (reader === undefined) throw new NotModelled(`the action '${type}' of a listener`);
  if (others.length > 0) throw new NotModelled('several actions in one rule');
  return reader(input);
}

const readers: Readonly<Record<string, (input: ActionInput) => Action>> = {
  forward: readForward,
  redirect: (input) => readRedirect(input.RedirectConfig ?? {}),
  'fixed-response': (input) => readFixedResponse(input.FixedResponseConfig ?? {}),
};

function readForward({ TargetGroupArn, ForwardConfig }: ActionInput): Action {
  if (ForwardConfig?.TargetGroupStickinessConfig?.Enabled === true) {
    throw new NotModelled('stickiness of a forward action');
  }
  const weighted = ForwardConfig?.TargetGroups?.map((group) => ({
    arn: group.TargetGroupArn ?? '',
    weight: group.Weight ?? 1,
  }));
  const groups = weighted ?? (TargetGroupArn ? [{ arn: TargetGroupArn, weight: 1 }] : []);
  if (groups.length === 0) throw invalid('A target group must be specified for a forward action');
  if (groups.some(({ weight }) => weight < 0 || weight > 999)) {
    throw invalid('Target group weights must be between 0 and 999');
  }
  return { kind: 'forward', groups };
}

function readRedirect(config: ReadRecord<RedirectShape>): Action {
  if (config.StatusCode !== 'HTTP_301' && config.StatusCode !== 'HTTP_302') {
    throw invalid("Redirect status code must be one of 'HTTP_301, HTTP_302'");
  }
  const { Protocol = '#{protocol}', Host = '#{host}', Port = '#{port}' } = config;
  const { Path = '/#{path}', Query = '#{query}' } = config;
  const unchanged = { Protocol: '#{protocol}', Host: '#{host}', Port: '#{port}', Path: '/#{path}' };
  const same = { Protocol, Host, Port, Path };
  if (JSON.stringify(same) === JSON.stringify(unchanged)) {
    throw elbError(
      'InvalidLoadBalancerAction',
      'The redirect configuration is not valid because it creates a loop.',
    );
  }
  return {
    kind: 'redirect',
    protocol: Protocol,
    host: Host,
    port: Port,
    path: Path,
    query: Query,
    status: config.StatusCode === 'HTTP_301' ? 301 : 302,
  };
}

type RedirectShape = Readonly<
  Record<'Protocol' | 'Host' | 'Port' | 'Path' | 'Query' | 'StatusCode', typeof text>
>;

function readFixedResponse(config: {
  readonly StatusCode?: string;
  readonly ContentType?: string;
  readonly MessageBody?: string;
}): Action {
  const { StatusCode = '', ContentType = 'text/plain', MessageBody = '' } = config;
  if (!/^[245]\d\d$/.test(StatusCode)) {
    throw invalid(`Fixed response status code '${StatusCode}' must match '^(2|4|5)\\d\\d$'`);
  }
  if (!contentTypes.includes(ContentType)) {
    throw invalid(`Fixed response content type must be one of '${contentTypes.join(', ')}'`);
  }
  if (MessageBody.length > 1024) {
    throw invalid('Fixed response message body cannot be longer than 1024 characters');
  }
  return {
    kind: 'fixed-response',
    status: Number(StatusCode),
    contentType: ContentType,
    body: MessageBody,
  };
}

const contentTypes = [
  'text/plain',
  'text/css',
  'text/html',
  'application/javascript',
  'application/json',
];

/** The groups to which an action may lead. */
export function groupsOf(action: Action): readonly WeightedGroup[] {
  return action.kind === 'forward' ? action.groups : [];
}

/** As Describe calls answer it. */
export function describeAction(action: Action): SdkAction {
  switch (action.kind) {
    case 'forward':
      return describeForward(action.groups);
    case 'redirect':
      return {
        Type: 'redirect',
        RedirectConfig: {
          Protocol: action.protocol,
          Host: action.host,
          Port: action.port,
          Path: action.path,
          Query: action.query,
          StatusCode: `HTTP_${action.status}`,
        },
      };
    case 'fixed-response':
      return {
        Type: 'fixed-response',
        FixedResponseConfig: {
          StatusCode: String(action.status),
          ContentType: action.contentType,
          MessageBody: action.body,
        },
      };
  }
}

function describeForward(groups: readonly WeightedGroup[]): SdkAction {
  const [only, ...others] = groups;
  return {
    Type: 'forward',
    ...(only !== undefined && others.length === 0 ? { TargetGroupArn: only.arn } : {}),
    ForwardConfig: {
      TargetGroups: groups.map(({ arn, weight }) => ({ TargetGroupArn: arn, Weight: weight })),
      TargetGroupStickinessConfig: { Enabled: false },
    },
  };
}

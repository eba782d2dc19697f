import { expect, test } from 'vitest';
import type { Application } from '../../../application/application.ts';
import { at, resourcesOf } from '../../../template/testing/template-body.ts';
import {
  application,
  batch,
  buckets,
  link,
  postgres,
  site,
  spanAt,
  web,
  worker,
} from '../../testing/applications.ts';
import { templateOf } from '../testing/template-of.ts';

/** Rules as `from > to : port`, by their groups’ parameters. */
function rulesOf(project: Application, service: string) {
  const template = templateOf(project, service);
  const egress = resourcesOf(template, 'AWS::EC2::SecurityGroupEgress').map(({ Properties }) => {
    const to = at(Properties, 'DestinationSecurityGroupId', 'Ref') ?? at(Properties, 'CidrIp');
    return `out ${at(Properties, 'GroupId', 'Ref')} > ${to} : ${at(Properties, 'FromPort')}`;
  });
  const ingress = resourcesOf(template, 'AWS::EC2::SecurityGroupIngress').map(({ Properties }) => {
    const from = at(Properties, 'SourceSecurityGroupId', 'Ref');
    return `in ${from} > ${at(Properties, 'GroupId', 'Ref')} : ${at(Properties, 'FromPort')}`;
  });
  return [...egress, ...ingress];
}

test('A connection has a rule at both of its ends, in the stack of the one that opens it', () => {
  const project = application({
    services: [worker('bot'), worker('api', { ports: [port(8000)] })],
    stores: [postgres('db')],
    links: [link('bot', 'db', 5432), link('bot', 'api', 8000)],
  });
  expect(rulesOf(project, 'bot')).toEqual([
    'out GivenSecurityGroupBot > GivenSecurityGroupDb : 5432',
    'out GivenSecurityGroupBot > GivenSecurityGroupApi : 8000',
    'out GivenSecurityGroupBot > 0.0.0.0/0 : 443',
    'in GivenSecurityGroupBot > GivenSecurityGroupDb : 5432',
    'in GivenSecurityGroupBot > GivenSecurityGroupApi : 8000',
  ]);
  expect(rulesOf(project, 'api')).toEqual(['out GivenSecurityGroupApi > 0.0.0.0/0 : 443']);
});

test('The load balancer reaches a web service on its port and nothing else does', () => {
  expect(rulesOf(application({ services: [web('api')] }), 'api')).toEqual([
    'out GivenLoadBalancerSecurityGroup > GivenSecurityGroupApi : 8000',
    'out GivenSecurityGroupApi > 0.0.0.0/0 : 443',
    'in GivenLoadBalancerSecurityGroup > GivenSecurityGroupApi : 8000',
  ]);
});

test('Two reasons for one connection make one pair of rules', () => {
  const project = application({
    services: [worker('bot')],
    stores: [postgres('db')],
    links: [link('bot', 'db', 5432), link('bot', 'db', 5432)],
  });
  expect(rulesOf(project, 'bot')).toHaveLength(3);
});

test('Buckets and sites need no rule beyond the internet’s', () => {
  const project = application({
    services: [worker('bot'), site('pages')],
    stores: [buckets('files')],
    links: [link('bot', 'files', 443), link('bot', 'pages', 443)],
  });
  expect(rulesOf(project, 'bot')).toEqual(['out GivenSecurityGroupBot > 0.0.0.0/0 : 443']);
});

test('A file system is reached at port 2049, once for all mounts', () => {
  const project = application({
    services: [
      batch('render', {
        fileSystems: [
          { volume: 'models', path: '/a', readOnly: true, span: spanAt(5) },
          { volume: 'models', path: '/b', readOnly: true, span: spanAt(6) },
        ],
      }),
    ],
  });
  expect(rulesOf(project, 'render')).toEqual([
    'out GivenSecurityGroupRender > GivenVolumeModelsSecurityGroup : 2049',
    'out GivenSecurityGroupRender > 0.0.0.0/0 : 443',
    'in GivenSecurityGroupRender > GivenVolumeModelsSecurityGroup : 2049',
  ]);
});

test('A port for datagrams has rules for datagrams', () => {
  const project = application({
    services: [worker('bot'), worker('stats', { ports: [{ ...port(8125), protocol: 'udp' }] })],
    links: [link('bot', 'stats', 8125)],
  });
  const rule = templateOf(project, 'bot').Resources.BotToStatsPort8125Egress;
  expect(at(rule?.Properties, 'IpProtocol')).toBe('udp');
});

test('A rule stems from the Compose text that asks for the connection', () => {
  const project = application({
    services: [worker('bot')],
    stores: [postgres('db')],
    links: [{ ...link('bot', 'db', 5432), because: { text: 'DATABASE_URL', span: spanAt(77) } }],
  });
  const rule = templateOf(project, 'bot').Resources.BotToDbPort5432Egress;
  expect(at(rule, 'Metadata', 'seaworthy', 'source')).toBe('77');
});

test('The service waits for its rules, without which no task could start', () => {
  const project = application({
    services: [worker('bot')],
    stores: [postgres('db')],
    links: [link('bot', 'db', 5432)],
  });
  expect(templateOf(project, 'bot').Resources.BotService?.DependsOn).toEqual([
    'BotToDbPort5432Egress',
    'BotToDbPort5432Ingress',
    'BotToInternetPort443',
  ]);
});

function port(number: number) {
  return { port: number, protocol: 'tcp', published: false, span: spanAt(2) } as const;
}

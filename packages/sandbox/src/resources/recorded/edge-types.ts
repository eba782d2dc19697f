import { arnOf } from '../../aws/identity.ts';
import { withDot } from '../../route53/hosted-zones.ts';
import { capitals, type RecordedType, referred } from './recorded-type.ts';

/** What stands between users and the VPC: certificates, names, CloudFront and its firewall. */
export const edgeTypes: Readonly<Record<string, RecordedType>> = {
  'AWS::CloudFront::Distribution': {
    wait: 'distribution',
    describe: ({ identity }) => {
      const id = capitals(identity, 'E', 13);
      return referred(id, { Id: id, DomainName: `d${identity.hex(13)}.cloudfront.net` });
    },
  },

  'AWS::CloudFront::Function': {
    name: { property: 'Name', maxLength: 64 },
    describe: ({ identity, name, text }) => {
      const arn = arnOf({ ...identity, region: '' }, 'cloudfront', `function/${name}`);
      return referred(arn, {
        FunctionARN: arn,
        'FunctionMetadata.FunctionARN': arn,
        Stage: text('AutoPublish') === 'true' ? 'LIVE' : 'DEVELOPMENT',
      });
    },
  },

  'AWS::CloudFront::OriginAccessControl': {
    describe: ({ identity }) => {
      const id = capitals(identity, 'E', 13);
      return referred(id, { Id: id });
    },
  },

  'AWS::Route53::HostedZone': {
    describe: ({ identity }) => {
      const id = capitals(identity, 'Z', 20);
      const server = (domain: string) =>
        `ns-${Number.parseInt(identity.hex(3), 16) % 2048}.awsdns-${identity.hex(2)}.${domain}`;
      return referred(id, { Id: id, NameServers: ['com', 'net', 'org', 'co.uk'].map(server) });
    },
  },

  'AWS::Route53::RecordSet': {
    describe: ({ text }) => referred(text('Name').replace(/\.$/, '')),
    key: (properties) =>
      ['HostedZoneId', 'HostedZoneName', 'Name', 'Type', 'SetIdentifier']
        .map((property) => String(properties[property] ?? '').replace(/\.$/, ''))
        .join(' '),
    taken: (text) =>
      `[Tried to create resource record set [name='${withDot(text('Name'))}', type='${text('Type')}'] but it already exists]`,
  },

  'AWS::ServiceDiscovery::HttpNamespace': {
    name: { property: 'Name', maxLength: 1024 },
    key: (properties) => String(properties.Name),
    describe: ({ identity }) => {
      const id = `ns-${identity.hex(16)}`;
      return referred(id, { Id: id, Arn: arnOf(identity, 'servicediscovery', `namespace/${id}`) });
    },
  },

  'AWS::ServiceDiscovery::PrivateDnsNamespace': {
    describe: ({ identity }) => {
      const id = `ns-${identity.hex(16)}`;
      return referred(id, {
        Id: id,
        Arn: arnOf(identity, 'servicediscovery', `namespace/${id}`),
        HostedZoneId: capitals(identity, 'Z', 20),
      });
    },
  },

  'AWS::WAFv2::WebACL': {
    name: { property: 'Name', maxLength: 128 },
    describe: ({ identity, name, text }) => {
      const id = identity.uuid();
      const scope = text('Scope');
      const place = scope === 'CLOUDFRONT' ? 'global' : 'regional';
      return referred(`${name}|${id}|${scope}`, {
        Id: id,
        Arn: arnOf(identity, 'wafv2', `${place}/webacl/${name}/${id}`),
        LabelNamespace: `awswaf:${identity.account}:webacl:${name}:`,
      });
    },
  },

  'AWS::WAFv2::WebACLAssociation': {
    describe: ({ text }) => referred(`${text('ResourceArn')}|${text('WebACLArn')}`),
  },
};

import {
  DescribeNatGatewaysCommand,
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';
import { describe, expect, test } from 'vitest';
import { destroy } from '../operations/destroy/destroy.ts';
import { planDestruction } from '../operations/destroy/plan-destruction.ts';
import { requestFor } from '../rehearse/testing/plan-text.ts';
import { inVirtualTime } from '../testing/scripted-sandbox.ts';
import { makeNetwork } from './testing/existing-network.ts';
import { Harbour, soundPrograms } from './testing/harbour.ts';

const long = 60_000;

function shopIn({ Vpc, PublicA, PublicB, PrivateA, PrivateB }: Readonly<Record<string, string>>) {
  return `
services:
  api:
    build: .
    ports: ["8080:8080"]
    environment:
      DATABASE_URL: postgres://app:\${DB_PASSWORD}@db:5432/app
  db:
    image: postgres:16
    environment: { POSTGRES_USER: app, POSTGRES_PASSWORD: "\${DB_PASSWORD}", POSTGRES_DB: app }
x-seaworthy:
  region: ap-northeast-2
  network:
    existing:
      vpc: ${Vpc}
      public: [${PublicA}, ${PublicB}]
      private: [${PrivateA}, ${PrivateB}]
`;
}

/** An account with a network that nobody shall change, and what is in it. */
async function accountWithNetwork() {
  const harbour = new Harbour();
  const { account } = harbour;
  const run = <T>(work: () => Promise<T>) => inVirtualTime(account.clock, account.clients, work);
  const ids = await run(() => makeNetwork(account.clients, () => account.clock.sleep(1000)));
  const look = async () => {
    const { ec2 } = await account.further();
    const [vpcs, subnets, tables, gateways, endpoints] = await Promise.all([
      ec2.send(new DescribeVpcsCommand({})),
      ec2.send(new DescribeSubnetsCommand({})),
      ec2.send(new DescribeRouteTablesCommand({})),
      ec2.send(new DescribeNatGatewaysCommand({})),
      ec2.send(new DescribeVpcEndpointsCommand({})),
    ]);
    return [
      vpcs.Vpcs,
      // How many addresses are free is what tasks and stores do change.
      subnets.Subnets?.map(({ AvailableIpAddressCount: _, ...subnet }) => subnet),
      tables.RouteTables,
      gateways.NatGateways,
      endpoints.VpcEndpoints,
    ];
  };
  return { harbour, ids, run, look };
}

describe('a project in a VPC that exists', () => {
  test(
    'is deployed into it, again, and taken out; the network stays as it was',
    async () => {
      const { harbour, ids, run, look } = await accountWithNetwork();
      const before = await run(look);
      const compose = shopIn(ids);
      const variables = { DB_PASSWORD: 'quokka-marzipan' };

      const first = await harbour.ship('v1', soundPrograms, { compose, variables });
      expect(first.report).toMatchObject({ outcome: 'deployed', diagnostics: [] });
      expect(await run(look)).toEqual(before);
      const { network } = harbour.scripted.sandbox;
      const placeOf = (owner: RegExp) =>
        network.interfaces().flatMap((each) => (owner.test(each.owner) ? [each.subnetId] : []));
      expect([ids.PrivateA, ids.PrivateB]).toEqual(expect.arrayContaining(placeOf(/of api/)));
      expect(placeOf(/load balancer/)).toEqual([ids.PublicA, ids.PublicB]);

      const second = await harbour.ship('v2', soundPrograms, { compose, variables });
      expect(second.report.outcome).toBe('deployed');

      const { plan } = requestFor(compose, variables);
      const { application, graph } = plan;
      if (!application || !graph) throw new Error('there is no plan');
      const { clients, clock } = harbour.account;
      const signal = new AbortController().signal;
      const context = { clients, clock, emit: () => {}, signal, pollInterval: 1000 };
      const result = await run(async () => {
        const planned = await planDestruction({ application, graph }, ['db'], context);
        return destroy(planned, 'laptop', context);
      });
      expect(result).toEqual({ outcome: 'done', failures: [] });
      expect(await run(look)).toEqual(before);
      expect(network.interfaces().filter(({ owner }) => !/NAT/i.test(owner))).toEqual([]);
    },
    long,
  );

  test(
    'says which id does not exist, and leaves nothing behind',
    async () => {
      const { harbour, ids, run, look } = await accountWithNetwork();
      const before = await run(look);
      const compose = shopIn({ ...ids, Vpc: 'vpc-00000000000000bad' });
      const { report } = await harbour.ship('v1', soundPrograms, {
        compose,
        variables: { DB_PASSWORD: 'quokka-marzipan' },
      });
      expect(report.outcome).toBe('failed');
      expect(report.diagnostics.map(({ message }) => message).join('\n')).toContain(
        'vpc-00000000000000bad',
      );
      expect(await run(look)).toEqual(before);
    },
    long,
  );
});

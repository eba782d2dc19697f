import { expect, it } from 'vitest';
import { examplePlan } from '../testing/example-plan.ts';
import { viewOf } from '../testing/view-of.ts';
import { planPage } from './plan-page.ts';

const { application, cost } = examplePlan;

it('says of what exists that it does, and that it is not in the sum', () => {
  if (!application || !cost) throw new Error('the example cannot be planned');
  const span = application.span;
  const [one, two] = ['subnet-0123456789abcdef1', 'subnet-0123456789abcdef2'];
  const plan = {
    ...examplePlan,
    application: {
      ...application,
      network: {
        ...application.network,
        nat: 'existing',
        existing: {
          vpc: 'vpc-0123456789abcdef0',
          publicSubnets: [],
          privateSubnets: [one, two],
          span,
        },
      },
      loadBalancer: { listener: 'arn', securityGroup: 'sg', firstPriority: 10_000, span },
      stores: application.stores.map((store) =>
        store.kind === 'relational'
          ? {
              ...store,
              existing: { host: 'db.example.com', credentials: 'arn', securityGroup: 'sg', span },
            }
          : store,
      ),
    },
    cost: { ...cost, existing: ['vpc-0123456789abcdef0'] },
  } as const;

  const page = planPage(plan, viewOf(examplePlan, 120)).join('\n');

  expect(page).toMatch(/load balancer +existing/);
  expect(page).toContain('existing PostgreSQL, db.example.com');
  expect(page).toContain('Already there: the password of');
  expect(page).toContain(
    'existing vpc-0123456789abcdef0 with 2 subnets, tasks in private subnets, out as their routes lead',
  );
  expect(page).toContain('Not in the sum is what exists already: vpc-0123456789abcdef0.');
});

import type { Charge } from '../charge.ts';
import { constant, times } from '../range.ts';
import { hoursPerMonth, usage } from '../usage.ts';
import type { Pricer } from './pricer.ts';

/** NAT gateways bill each zone they stand in by the hour, and what goes through. */
export const priceNatGateway: Pricer<'AWS::EC2::NatGateway'> = (_resource, { application }) => {
  const regional = application.network.nat === 'regional';
  return [
    {
      what: regional ? `NAT gateway in ${application.network.zones} zones` : 'NAT gateway',
      terms: [
        regional
          ? {
              quantity: constant(application.network.zones * hoursPerMonth),
              unit: 'zone-hours',
              price: 'nat.regional.azHour',
            }
          : { quantity: constant(hoursPerMonth), unit: 'hours', price: 'nat.hour' },
        { quantity: usage.natGb, unit: 'GB', price: 'nat.gb' },
        ...(regional ? [publicAddresses(application.network.zones)] : []),
      ],
    },
  ];
};

/** An address is billed whether it is used or not. */
export const priceElasticAddress: Pricer<'AWS::EC2::EIP'> = () => [
  { what: 'Public IPv4 address of the NAT gateway', terms: [publicAddresses(1)] },
];

/** The load balancer itself, its capacity units, an address in each zone, and what leaves AWS. */
export const priceLoadBalancer: Pricer<'AWS::ElasticLoadBalancingV2::LoadBalancer'> = (
  _resource,
  context,
) => [
  {
    what: 'Application Load Balancer',
    terms: [
      { quantity: constant(hoursPerMonth), unit: 'hours', price: 'alb.hour' },
      {
        quantity: times(usage.loadBalancerUnits, hoursPerMonth),
        unit: 'LCU-hours',
        price: 'alb.lcuHour',
      },
    ],
  },
  {
    what: `Public IPv4 addresses of the load balancer, ${context.application.network.zones} zones`,
    terms: [publicAddresses(context.application.network.zones)],
  },
  internetTransfer(),
];

/** Gateway endpoints are free; interface endpoints bill each zone. */
export const priceEndpoint: Pricer<'AWS::EC2::VPCEndpoint'> = (resource, { application }) => {
  if (resource.properties.VpcEndpointType !== 'Interface') return [];
  return [
    {
      what: `Interface endpoint in ${application.network.zones} zones`,
      terms: [
        {
          quantity: constant(application.network.zones * hoursPerMonth),
          unit: 'zone-hours',
          price: 'vpce.interface.azHour',
        },
        { quantity: usage.endpointGb, unit: 'GB', price: 'vpce.interface.gb' },
      ],
    },
  ];
};

/** `count` public addresses for a month. */
export function publicAddresses(count: number): Charge['terms'][number] {
  return {
    quantity: constant(count * hoursPerMonth),
    unit: 'address-hours',
    price: 'ipv4.public.hour',
  };
}

function internetTransfer(): Charge {
  return {
    what: 'Data to the internet',
    terms: [
      { quantity: usage.internetGb, unit: 'GB', price: 'transfer.internetOut.gb', free: 100 },
    ],
  };
}

import { imported, importedList } from './foundation-template.ts';

/**
 * A load balancer and the security group of the services behind it. With `Open` set to `no`, its
 * packets do not arrive at them.
 */
export function entranceTemplate(name: string): object {
  return {
    Parameters: { Open: { Type: 'String', Default: 'yes', AllowedValues: ['yes', 'no'] } },
    Conditions: { IsOpen: { 'Fn::Equals': [{ Ref: 'Open' }, 'yes'] } },
    Resources: {
      LoadBalancerGroup: group('Load balancer'),
      TasksGroup: group('Tasks'),
      Ingress: {
        Type: 'AWS::EC2::SecurityGroupIngress',
        Condition: 'IsOpen',
        Properties: {
          GroupId: { Ref: 'TasksGroup' },
          SourceSecurityGroupId: { Ref: 'LoadBalancerGroup' },
          IpProtocol: 'tcp',
          FromPort: 8000,
          ToPort: 8000,
        },
      },
      LoadBalancer: {
        Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
        Properties: {
          Type: 'application',
          Subnets: importedList('public'),
          SecurityGroups: [{ Ref: 'LoadBalancerGroup' }],
        },
      },
      Listener: {
        Type: 'AWS::ElasticLoadBalancingV2::Listener',
        Properties: {
          LoadBalancerArn: { Ref: 'LoadBalancer' },
          Port: 80,
          Protocol: 'HTTP',
          DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
        },
      },
    },
    Outputs: {
      Listener: { Value: { Ref: 'Listener' }, Export: { Name: `soak-${name}-listener` } },
      Tasks: { Value: { Ref: 'TasksGroup' }, Export: { Name: `soak-${name}-tasks` } },
    },
  };
}

function group(GroupDescription: string): object {
  return {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: { GroupDescription, VpcId: imported('vpc') },
  };
}

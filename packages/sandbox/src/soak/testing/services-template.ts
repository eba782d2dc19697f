import { imported, importedList } from './foundation-template.ts';
import type { SoakService } from './soak-services.ts';

/** The services of one stack; each has a parameter with the tag of its image. */
export function servicesTemplate(services: readonly SoakService[]): object {
  return {
    Parameters: Object.fromEntries(
      services.map(({ parameter }) => [parameter, { Type: 'String', Default: 'good' }]),
    ),
    Resources: Object.assign({}, ...services.map(resourcesOf)),
  };
}

function resourcesOf(service: SoakService): object {
  const { parameter: id } = service;
  return {
    [`${id}Definition`]: definition(service),
    [`${id}Service`]: {
      Type: 'AWS::ECS::Service',
      ...(service.balanced && { DependsOn: `${id}Rule` }),
      Properties: serviceProperties(service),
    },
    ...(service.balanced && { [`${id}Group`]: targetGroup(), [`${id}Rule`]: rule(service) }),
  };
}

function definition({ name, parameter, checked, needsSecret }: SoakService): object {
  return {
    Type: 'AWS::ECS::TaskDefinition',
    Properties: {
      Family: name,
      RequiresCompatibilities: ['FARGATE'],
      NetworkMode: 'awsvpc',
      Cpu: '256',
      Memory: '512',
      ExecutionRoleArn: imported('role'),
      ContainerDefinitions: [
        {
          Name: 'app',
          Image: {
            'Fn::Sub': `\${AWS::AccountId}.dkr.ecr.\${AWS::Region}.amazonaws.com/soak:\${${parameter}}`,
          },
          PortMappings: [{ Name: 'http', ContainerPort: 8000 }],
          ...(checked && { HealthCheck: { Command: ['CMD', 'check'], Interval: 120 } }),
          ...(needsSecret && {
            Secrets: [
              { Name: 'KEY', ValueFrom: { 'Fn::Join': ['', [imported('secret'), ':KEY::']] } },
            ],
          }),
          LogConfiguration: {
            LogDriver: 'awslogs',
            Options: {
              'awslogs-group': '/soak',
              'awslogs-region': { Ref: 'AWS::Region' },
              'awslogs-stream-prefix': name,
            },
          },
        },
      ],
    },
  };
}

function serviceProperties(service: SoakService): object {
  const { name, parameter, balanced, entrance, limits, spot, connected } = service;
  return {
    ServiceName: name,
    Cluster: 'soak',
    TaskDefinition: { Ref: `${parameter}Definition` },
    DesiredCount: service.desiredCount,
    CapacityProviderStrategy: [
      { CapacityProvider: 'FARGATE', Weight: 1 },
      ...(spot ? [{ CapacityProvider: 'FARGATE_SPOT', Weight: 1 }] : []),
    ],
    DeploymentConfiguration: {
      MinimumHealthyPercent: limits.minimum,
      MaximumPercent: limits.maximum,
      DeploymentCircuitBreaker: { Enable: true, Rollback: true },
    },
    NetworkConfiguration: {
      AwsvpcConfiguration: {
        Subnets: importedList('private'),
        SecurityGroups: [imported(`${entrance}-tasks`)],
      },
    },
    ...(balanced && {
      LoadBalancers: [
        { ContainerName: 'app', ContainerPort: 8000, TargetGroupArn: { Ref: `${parameter}Group` } },
      ],
      HealthCheckGracePeriodSeconds: 30,
    }),
    ...(connected && {
      ServiceConnectConfiguration: {
        Enabled: true,
        Namespace: imported('namespace'),
        Services: [{ PortName: 'http', ClientAliases: [{ Port: 8000, DnsName: name }] }],
      },
    }),
  };
}

function targetGroup(): object {
  return {
    Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    Properties: {
      VpcId: imported('vpc'),
      TargetType: 'ip',
      Protocol: 'HTTP',
      Port: 8000,
      HealthCheckPath: '/health',
      TargetGroupAttributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '60' }],
    },
  };
}

function rule({ name, parameter, entrance, number }: SoakService): object {
  return {
    Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
    Properties: {
      ListenerArn: imported(`${entrance}-listener`),
      Priority: number + 1,
      Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: [`/${name}/*`] } }],
      Actions: [{ Type: 'forward', TargetGroupArn: { Ref: `${parameter}Group` } }],
    },
  };
}

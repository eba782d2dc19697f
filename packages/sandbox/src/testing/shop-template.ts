/** A web service behind a load balancer with what it takes, in public subnets of two zones. */
export const shopTemplate = {
  Description: 'A shop',
  Parameters: {
    Image: { Type: 'String', Default: 'public.ecr.aws/shop/web:1' },
    Replicas: { Type: 'Number', Default: 2 },
  },
  Resources: {
    Vpc: {
      Type: 'AWS::EC2::VPC',
      Properties: {
        CidrBlock: '10.0.0.0/16',
        EnableDnsSupport: true,
        EnableDnsHostnames: true,
        Tags: [{ Key: 'Name', Value: 'shop' }],
      },
    },
    Gateway: { Type: 'AWS::EC2::InternetGateway' },
    Attachment: {
      Type: 'AWS::EC2::VPCGatewayAttachment',
      Properties: { VpcId: { Ref: 'Vpc' }, InternetGatewayId: { Ref: 'Gateway' } },
    },
    SubnetA: subnet(0, '10.0.0.0/24'),
    SubnetB: subnet(1, '10.0.1.0/24'),
    Routes: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
    SubnetAInRoutes: inRoutes('SubnetA'),
    SubnetBInRoutes: inRoutes('SubnetB'),
    Out: {
      Type: 'AWS::EC2::Route',
      DependsOn: 'Attachment',
      Properties: {
        RouteTableId: { Ref: 'Routes' },
        DestinationCidrBlock: '0.0.0.0/0',
        GatewayId: { Ref: 'Gateway' },
      },
    },
    Buckets: {
      Type: 'AWS::EC2::VPCEndpoint',
      Properties: {
        VpcId: { Ref: 'Vpc' },
        ServiceName: { 'Fn::Sub': 'com.amazonaws.${AWS::Region}.s3' },
        RouteTableIds: [{ Ref: 'Routes' }],
      },
    },
    EntranceGroup: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: {
        GroupDescription: 'Load balancer',
        VpcId: { Ref: 'Vpc' },
        SecurityGroupIngress: [
          { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIp: '0.0.0.0/0', Description: 'all' },
        ],
      },
    },
    WebGroup: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: {
        GroupDescription: 'Web',
        VpcId: { Ref: 'Vpc' },
        SecurityGroupIngress: [
          {
            IpProtocol: 'tcp',
            FromPort: 8000,
            ToPort: 8000,
            SourceSecurityGroupId: { Ref: 'EntranceGroup' },
          },
        ],
      },
    },
    LoadBalancer: {
      Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      DependsOn: 'Out',
      Properties: {
        Name: 'shop',
        Type: 'application',
        Subnets: [{ Ref: 'SubnetA' }, { Ref: 'SubnetB' }],
        SecurityGroups: [{ Ref: 'EntranceGroup' }],
        Tags: [{ Key: 'role', Value: 'entrance' }],
      },
    },
    Targets: {
      Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
      Properties: {
        Name: 'shop-web',
        VpcId: { Ref: 'Vpc' },
        TargetType: 'ip',
        Port: 8000,
        Protocol: 'HTTP',
        HealthCheckIntervalSeconds: 5,
        HealthCheckTimeoutSeconds: 2,
        HealthyThresholdCount: 2,
        TargetGroupAttributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '5' }],
      },
    },
    Listener: {
      Type: 'AWS::ElasticLoadBalancingV2::Listener',
      Properties: {
        LoadBalancerArn: { Ref: 'LoadBalancer' },
        Port: 80,
        Protocol: 'HTTP',
        DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
      },
    },
    Cluster: { Type: 'AWS::ECS::Cluster', Properties: { ClusterName: 'shop' } },
    Logs: {
      Type: 'AWS::Logs::LogGroup',
      Properties: { LogGroupName: '/shop/web', RetentionInDays: 30 },
    },
    Secret: {
      Type: 'AWS::SecretsManager::Secret',
      Properties: { Name: 'shop/web', SecretString: '{"KEY":"value"}' },
    },
    Repository: { Type: 'AWS::ECR::Repository', Properties: { RepositoryName: 'shop/web' } },
    ExecutionRole: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'shop-execution',
        AssumeRolePolicyDocument: trust('ecs-tasks.amazonaws.com'),
        ManagedPolicyArns: [
          'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy',
        ],
        Policies: [
          {
            PolicyName: 'secret',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: 'secretsmanager:GetSecretValue',
                  Resource: { Ref: 'Secret' },
                },
              ],
            },
          },
        ],
      },
    },
    TaskDefinition: {
      Type: 'AWS::ECS::TaskDefinition',
      Properties: {
        Family: 'shop-web',
        RequiresCompatibilities: ['FARGATE'],
        NetworkMode: 'awsvpc',
        Cpu: '256',
        Memory: '512',
        ExecutionRoleArn: { 'Fn::GetAtt': ['ExecutionRole', 'Arn'] },
        ContainerDefinitions: [
          {
            Name: 'web',
            Image: { Ref: 'Image' },
            PortMappings: [{ ContainerPort: 8000 }],
            Secrets: [{ Name: 'KEY', ValueFrom: { 'Fn::Sub': '${Secret}:KEY::' } }],
            LogConfiguration: {
              LogDriver: 'awslogs',
              Options: {
                'awslogs-group': { Ref: 'Logs' },
                'awslogs-region': { Ref: 'AWS::Region' },
                'awslogs-stream-prefix': 'web',
              },
            },
          },
        ],
      },
    },
    Service: {
      Type: 'AWS::ECS::Service',
      DependsOn: ['Listener', 'Out', 'SubnetAInRoutes', 'SubnetBInRoutes'],
      Properties: {
        ServiceName: 'web',
        Cluster: { Ref: 'Cluster' },
        TaskDefinition: { Ref: 'TaskDefinition' },
        DesiredCount: { Ref: 'Replicas' },
        LaunchType: 'FARGATE',
        DeploymentConfiguration: {
          MinimumHealthyPercent: 100,
          MaximumPercent: 200,
          DeploymentCircuitBreaker: { Enable: true, Rollback: true },
        },
        NetworkConfiguration: {
          AwsvpcConfiguration: {
            AssignPublicIp: 'ENABLED',
            Subnets: [{ Ref: 'SubnetA' }, { Ref: 'SubnetB' }],
            SecurityGroups: [{ Ref: 'WebGroup' }],
          },
        },
        LoadBalancers: [
          { ContainerName: 'web', ContainerPort: 8000, TargetGroupArn: { Ref: 'Targets' } },
        ],
        Tags: [{ Key: 'service', Value: 'web' }],
      },
    },
    Scaling: {
      Type: 'AWS::ApplicationAutoScaling::ScalableTarget',
      DependsOn: 'Service',
      Properties: {
        ServiceNamespace: 'ecs',
        ScalableDimension: 'ecs:service:DesiredCount',
        ResourceId: 'service/shop/web',
        MinCapacity: 1,
        MaxCapacity: 10,
      },
    },
    Zone: { Type: 'AWS::Route53::HostedZone', Properties: { Name: 'shop.example' } },
    Record: {
      Type: 'AWS::Route53::RecordSet',
      Properties: {
        HostedZoneId: { Ref: 'Zone' },
        Name: 'www.shop.example',
        Type: 'A',
        AliasTarget: {
          DNSName: { 'Fn::GetAtt': ['LoadBalancer', 'DNSName'] },
          HostedZoneId: { 'Fn::GetAtt': ['LoadBalancer', 'CanonicalHostedZoneID'] },
        },
      },
    },
    Certificate: {
      Type: 'AWS::CertificateManager::Certificate',
      Properties: {
        DomainName: 'www.shop.example',
        ValidationMethod: 'DNS',
        DomainValidationOptions: [
          { DomainName: 'www.shop.example', HostedZoneId: { Ref: 'Zone' } },
        ],
      },
    },
    Alarm: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: {
        AlarmName: 'shop-errors',
        Namespace: 'AWS/ApplicationELB',
        MetricName: 'HTTPCode_Target_5XX_Count',
        Statistic: 'Sum',
        Period: 60,
        EvaluationPeriods: 3,
        Threshold: 5,
        ComparisonOperator: 'GreaterThanThreshold',
        TreatMissingData: 'notBreaching',
      },
    },
  },
  Outputs: {
    Url: { Value: { 'Fn::Sub': 'http://${LoadBalancer.DNSName}' } },
  },
};

function subnet(zone: number, CidrBlock: string): object {
  return {
    Type: 'AWS::EC2::Subnet',
    Properties: {
      VpcId: { Ref: 'Vpc' },
      CidrBlock,
      AvailabilityZone: { 'Fn::Select': [zone, { 'Fn::GetAZs': '' }] },
    },
  };
}

function inRoutes(subnetId: string): object {
  return {
    Type: 'AWS::EC2::SubnetRouteTableAssociation',
    Properties: { SubnetId: { Ref: subnetId }, RouteTableId: { Ref: 'Routes' } },
  };
}

function trust(Service: string): object {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }],
  };
}

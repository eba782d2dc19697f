import type * as Sdk from '@aws-sdk/client-service-quotas';
import { AwsError } from '../aws/aws-error.ts';
import type { Identity } from '../aws/identity.ts';
import { arnOf } from '../aws/identity.ts';
import type { Operations } from '../aws/operation.ts';
import { type Quota, quotas } from './quotas.ts';

/**
 * The operations of Service Quotas that the sandbox answers, with the quotas of a new account but for
 * those that were raised, by code.
 */
export function quotaOperations(
  identity: Identity,
  raised: Readonly<Record<string, number>> = {},
): Operations {
  const needs = (action: string) => () => [{ action: `servicequotas:${action}`, resource: '*' }];

  function existing(service = '', code = ''): Quota {
    const quota = ofService(service).find((one) => one.code === code);
    if (quota !== undefined) return quota;
    throw new AwsError(
      'NoSuchResourceException',
      `The request failed because the specified service quota does not exist: ${code} of ${service}.`,
    );
  }

  const applied = (quota: Quota) => ({ ...quota, value: raised[quota.code] ?? quota.value });

  function describe({ service, code, name, value }: Quota): Sdk.ServiceQuota {
    return {
      ServiceCode: service,
      ServiceName: serviceNames[service] ?? service,
      QuotaArn: arnOf(identity, 'servicequotas', `${service}/${code}`),
      QuotaCode: code,
      QuotaName: name,
      Value: value,
      Unit: 'None',
      Adjustable: true,
      GlobalQuota: false,
    };
  }

  return {
    GetServiceQuota: {
      needs: needs('GetServiceQuota'),
      run: ({ ServiceCode, QuotaCode }: Sdk.GetServiceQuotaRequest) => ({
        Quota: describe(applied(existing(ServiceCode, QuotaCode))),
      }),
    },
    GetAWSDefaultServiceQuota: {
      needs: needs('GetAWSDefaultServiceQuota'),
      run: ({ ServiceCode, QuotaCode }: Sdk.GetAWSDefaultServiceQuotaRequest) => ({
        Quota: describe(existing(ServiceCode, QuotaCode)),
      }),
    },
    ListServiceQuotas: {
      needs: needs('ListServiceQuotas'),
      run: ({ ServiceCode = '' }: Sdk.ListServiceQuotasRequest) => ({
        Quotas: ofService(ServiceCode).map(applied).map(describe),
      }),
    },
  };
}

function ofService(service: string): readonly Quota[] {
  const found = quotas.filter((quota) => quota.service === service);
  if (found.length > 0) return found;
  throw new AwsError(
    'NoSuchResourceException',
    `The request failed because the specified service does not exist: ${service}.`,
  );
}

const serviceNames: Readonly<Record<string, string>> = {
  cloudformation: 'AWS CloudFormation',
  ec2: 'Amazon Elastic Compute Cloud (Amazon EC2)',
  ecs: 'Amazon Elastic Container Service (Amazon ECS)',
  elasticloadbalancing: 'Elastic Load Balancing (ELB)',
  fargate: 'AWS Fargate',
  vpc: 'Amazon Virtual Private Cloud (Amazon VPC)',
};

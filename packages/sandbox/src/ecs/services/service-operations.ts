import type {
  CreateServiceRequest,
  CreateServiceResponse,
  DeleteServiceRequest,
  DeleteServiceResponse,
  DescribeServiceDeploymentsRequest,
  DescribeServiceDeploymentsResponse,
  DescribeServiceRevisionsRequest,
  DescribeServiceRevisionsResponse,
  DescribeServicesRequest,
  DescribeServicesResponse,
  ListServiceDeploymentsRequest,
  ListServiceDeploymentsResponse,
  ListServicesByNamespaceRequest,
  ListServicesByNamespaceResponse,
  ListServicesRequest,
  ListServicesResponse,
  StopServiceDeploymentRequest,
  StopServiceDeploymentResponse,
  UpdateServiceRequest,
  UpdateServiceResponse,
} from '@aws-sdk/client-ecs';
import type { Need, Operation, Operations } from '../../aws/operation.ts';
import { pageOf } from '../shapes/page-of.ts';
import {
  describeDeployment,
  describeService,
  describeServiceRevision,
} from './describe-service.ts';
import type { ServiceControl } from './service-control.ts';

/** The operations of ECS on services and their deployments. */
export function serviceOperations(control: ServiceControl): Operations {
  const needs =
    (action: string) =>
    (input: { cluster?: string | undefined; service?: string | undefined }): readonly Need[] => [
      { action: `ecs:${action}`, resource: control.arnFor(input.cluster, input.service ?? '') },
    ];

  const createService: Operation<CreateServiceRequest, CreateServiceResponse> = {
    needs: ({ cluster, serviceName }) => needs('CreateService')({ cluster, service: serviceName }),
    run: (input) => ({ service: describeService(control.create(input), true) }),
  };

  const updateService: Operation<UpdateServiceRequest, UpdateServiceResponse> = {
    needs: needs('UpdateService'),
    run: (input) => ({ service: describeService(control.update(input), true) }),
  };

  const deleteService: Operation<DeleteServiceRequest, DeleteServiceResponse> = {
    needs: needs('DeleteService'),
    run: (input) => ({ service: describeService(control.remove(input), true) }),
  };

  const describeServices: Operation<DescribeServicesRequest, DescribeServicesResponse> = {
    needs: ({ cluster, services }) =>
      (services ?? []).flatMap((service) => needs('DescribeServices')({ cluster, service })),
    run: ({ cluster, services, include }) => {
      control.clusterOf(cluster);
      const asked = (services ?? []).map((reference) => ({
        arn: control.arnFor(cluster, reference),
        service: control.lookUp(cluster, reference),
      }));
      const withTags = include?.includes('TAGS') === true;
      return {
        services: asked.flatMap(({ service }) =>
          service === undefined ? [] : [describeService(service, withTags)],
        ),
        failures: asked.flatMap(({ arn, service }) =>
          service === undefined ? [{ arn, reason: 'MISSING' }] : [],
        ),
      };
    },
  };

  const listServices: Operation<ListServicesRequest, ListServicesResponse> = {
    needs: () => [{ action: 'ecs:ListServices', resource: '*' }],
    run: (input) => {
      const { arn } = control.clusterOf(input.cluster);
      const there = control.active().filter(({ cluster }) => cluster.arn === arn);
      const { items, ...rest } = pageOf(there, { ...input, maxResults: input.maxResults ?? 10 });
      return { serviceArns: items.map((service) => service.arn), ...rest };
    },
  };

  const listServicesByNamespace: Operation<
    ListServicesByNamespaceRequest,
    ListServicesByNamespaceResponse
  > = {
    needs: () => [{ action: 'ecs:ListServicesByNamespace', resource: '*' }],
    run: (input) => {
      const there = control.active().filter(({ rollouts }) => {
        const connect = rollouts[0]?.revision.connect;
        return connect?.enabled === true && connect.namespace === input.namespace;
      });
      const { items, ...rest } = pageOf(there, { ...input, maxResults: input.maxResults ?? 10 });
      return { serviceArns: items.map((service) => service.arn), ...rest };
    },
  };

  const listServiceDeployments: Operation<
    ListServiceDeploymentsRequest,
    ListServiceDeploymentsResponse
  > = {
    needs: needs('ListServiceDeployments'),
    run: (input) => {
      const service = control.find(input.cluster, input.service ?? '');
      const { before, after } = input.createdAt ?? {};
      const fitting = service.deployments.filter(
        ({ status, createdAt }) =>
          (input.status === undefined || input.status.includes(status)) &&
          (before === undefined || createdAt <= before.getTime()) &&
          (after === undefined || createdAt >= after.getTime()),
      );
      const { items, ...rest } = pageOf(fitting, { ...input, maxResults: input.maxResults ?? 20 });
      return {
        serviceDeployments: items.map((record) => ({
          serviceDeploymentArn: record.arn,
          serviceArn: service.arn,
          clusterArn: service.cluster.arn,
          createdAt: new Date(record.createdAt),
          startedAt: new Date(record.createdAt),
          ...(record.finishedAt !== undefined && { finishedAt: new Date(record.finishedAt) }),
          targetServiceRevisionArn: record.target.arn,
          status: record.status,
          ...(record.statusReason !== undefined && { statusReason: record.statusReason }),
        })),
        ...rest,
      };
    },
  };

  const describeServiceDeployments: Operation<
    DescribeServiceDeploymentsRequest,
    DescribeServiceDeploymentsResponse
  > = {
    needs: ({ serviceDeploymentArns }) =>
      onEach(serviceDeploymentArns, 'DescribeServiceDeployments'),
    run: ({ serviceDeploymentArns }) => {
      const arns = serviceDeploymentArns ?? [];
      const found = arns.map((arn) => ({ arn, deployment: control.deployment(arn) }));
      return {
        serviceDeployments: found.flatMap(({ deployment }) =>
          deployment === undefined
            ? []
            : [describeDeployment(deployment.service, deployment.record)],
        ),
        failures: found.flatMap(({ arn, deployment }) =>
          deployment === undefined ? [{ arn, reason: 'MISSING' }] : [],
        ),
      };
    },
  };

  const describeServiceRevisions: Operation<
    DescribeServiceRevisionsRequest,
    DescribeServiceRevisionsResponse
  > = {
    needs: ({ serviceRevisionArns }) => onEach(serviceRevisionArns, 'DescribeServiceRevisions'),
    run: ({ serviceRevisionArns }) => {
      const arns = serviceRevisionArns ?? [];
      const found = arns.map((arn) => ({ arn, item: control.revision(arn) }));
      return {
        serviceRevisions: found.flatMap(({ item }) =>
          item === undefined ? [] : [describeServiceRevision(item.service, item.revision)],
        ),
        failures: found.flatMap(({ arn, item }) =>
          item === undefined ? [{ arn, reason: 'MISSING' }] : [],
        ),
      };
    },
  };

  const stopServiceDeployment: Operation<
    StopServiceDeploymentRequest,
    StopServiceDeploymentResponse
  > = {
    needs: ({ serviceDeploymentArn }) =>
      onEach([serviceDeploymentArn ?? ''], 'StopServiceDeployment'),
    run: (input) => ({ serviceDeploymentArn: control.stopDeployment(input) }),
  };

  return {
    CreateService: createService,
    UpdateService: updateService,
    DeleteService: deleteService,
    DescribeServices: describeServices,
    ListServices: listServices,
    ListServicesByNamespace: listServicesByNamespace,
    ListServiceDeployments: listServiceDeployments,
    DescribeServiceDeployments: describeServiceDeployments,
    DescribeServiceRevisions: describeServiceRevisions,
    StopServiceDeployment: stopServiceDeployment,
  };
}

function onEach(arns: readonly string[] | undefined, action: string): readonly Need[] {
  return (arns ?? []).map((resource) => ({ action: `ecs:${action}`, resource }));
}

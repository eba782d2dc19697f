import type { Application } from '../../application/application.ts';
import { awsName } from '../../text/names.ts';
import { resource, sub } from '../build-resource.ts';
import type { Resource } from '../graph.ts';
import type { Cluster } from './build-cluster.ts';
import type { LoadBalancer } from './build-load-balancer.ts';

/**
 * Builds a dashboard of the tasks and the load balancer. It searches the metrics of the cluster
 * instead of naming services, so that it shows each one and changes with none.
 */
export function buildDashboard(
  application: Application,
  cluster: Cluster,
  loadBalancer: LoadBalancer | undefined,
): Resource {
  const charts = [
    ...taskCharts(cluster.id),
    ...(loadBalancer ? loadBalancerCharts(loadBalancer.id) : []),
  ];
  return resource(
    'AWS::CloudWatch::Dashboard',
    'Dashboard',
    {
      DashboardName: awsName(255, application.name, application.environment),
      DashboardBody: sub(JSON.stringify({ widgets: charts.map(widget) })),
    },
    { span: application.span },
  );
}

interface Chart {
  readonly title: string;
  readonly stat: string;
  readonly metrics: readonly unknown[];
}

function taskCharts(cluster: string): readonly Chart[] {
  const search = (metric: string) => ({
    expression:
      `SEARCH('{AWS/ECS,ClusterName,ServiceName} ` +
      `ClusterName="\${${cluster}}" MetricName="${metric}"', 'Average', 60)`,
    id: metric.toLowerCase(),
  });
  return [
    { title: 'CPU of tasks (%)', stat: 'Average', metrics: [[search('CPUUtilization')]] },
    { title: 'Memory of tasks (%)', stat: 'Average', metrics: [[search('MemoryUtilization')]] },
  ];
}

function loadBalancerCharts(loadBalancer: string): readonly Chart[] {
  const metric = (name: string) => [
    'AWS/ApplicationELB',
    name,
    'LoadBalancer',
    `\${${loadBalancer}.LoadBalancerFullName}`,
  ];
  return [
    { title: 'Requests', stat: 'Sum', metrics: [metric('RequestCount')] },
    {
      title: 'Answers 5xx',
      stat: 'Sum',
      metrics: [metric('HTTPCode_Target_5XX_Count'), metric('HTTPCode_ELB_5XX_Count')],
    },
    { title: 'Response time, p95 (s)', stat: 'p95', metrics: [metric('TargetResponseTime')] },
  ];
}

/** Two charts a row on CloudWatch's grid of 24 columns. */
function widget({ title, stat, metrics }: Chart, index: number) {
  return {
    type: 'metric',
    x: (index % 2) * 12,
    y: Math.floor(index / 2) * 6,
    width: 12,
    height: 6,
    properties: { title, region: '${AWS::Region}', view: 'timeSeries', period: 60, stat, metrics },
  };
}

import { at, list, referredId, resourcesOf, type TemplateBody } from '../template-body.ts';
import { eachOf, type MissedRule } from './breach.ts';

export const loadBalancerRules: Readonly<Record<string, MissedRule>> = {
  'instance-targets-on-fargate': eachOf('AWS::ECS::Service', ({ Properties }, template) =>
    list(at(Properties, 'LoadBalancers'))
      .map((each) => referredId(at(each, 'TargetGroupArn')) ?? '')
      .filter((id) => at(template.Resources[id]?.Properties, 'TargetType') !== 'ip')
      .map((id) => `Fargate tasks are targets by IP; ${id || 'the target group'} is not`)
      .at(0),
  ),

  'duplicate-priority': function* (templates) {
    const taken = new Map<string, string>();
    for (const template of templates) {
      for (const rule of resourcesOf(template, 'AWS::ElasticLoadBalancingV2::ListenerRule')) {
        const priority = at(rule.Properties, 'Priority');
        const place = `${identity(at(rule.Properties, 'ListenerArn'), template)} ${priority}`;
        const first = taken.get(place);
        if (first) {
          yield { resource: rule.id, message: `priority ${priority} is already that of ${first}` };
        }
        taken.set(place, rule.id);
      }
    }
  },

  'unknown-ssl-policy': eachOf(
    'AWS::ElasticLoadBalancingV2::Listener',
    ({ Properties }) =>
      at(Properties, 'Protocol') === 'HTTPS' &&
      !sslPolicies.has(`${at(Properties, 'SslPolicy')}`) &&
      `there is no policy ${at(Properties, 'SslPolicy')}`,
  ),
};

/** The same text for the same listener, also when it is handed over to another stack. */
function identity(value: unknown, template: TemplateBody): string {
  const id = at(value, 'Ref');
  const parameter = typeof id === 'string' ? template.Parameters?.[id] : undefined;
  return parameter?.Default ?? JSON.stringify(value);
}

const sslPolicies = new Set([
  'ELBSecurityPolicy-TLS13-1-2-2021-06',
  'ELBSecurityPolicy-TLS13-1-2-Res-2021-06',
  'ELBSecurityPolicy-TLS13-1-3-2021-06',
  'ELBSecurityPolicy-TLS13-1-2-PQ-2025-09',
  'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
  'ELBSecurityPolicy-TLS13-1-3-PQ-2025-09',
]);

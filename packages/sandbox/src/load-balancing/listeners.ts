import type { Account } from '../account.ts';
import { NotModelled } from '../aws/aws-error.ts';
import { type Action, actionsReader, groupsOf, readAction } from './actions.ts';
import { elbError } from './elb-error.ts';
import type { Listener, ListenerSettings, LoadBalancer } from './elements.ts';
import { integer, invalid, list, record, refused, tags, text } from './read-properties.ts';
import { defaultSslPolicy, tlsVersionsOf } from './ssl-policies.ts';
import { find, type Store } from './store.ts';

export const certificatesReader = list(record({ CertificateArn: text }));

/** A listener as templates write it. */
export const listenerReader = record({
  LoadBalancerArn: text,
  Port: integer,
  Protocol: text,
  SslPolicy: text,
  Certificates: certificatesReader,
  DefaultActions: actionsReader,
  AlpnPolicy: refused('ALPN policies of listeners'),
  MutualAuthentication: refused('mutual TLS'),
  ListenerAttributes: refused('attributes of listeners'),
  Tags: tags,
});

export type ListenerInput = ReturnType<typeof listenerReader>;

/** Throws AwsError as ELB would. */
export function createListener(
  { identity }: Pick<Account, 'identity'>,
  store: Store,
  input: ListenerInput,
): Listener {
  const loadBalancer = find.loadBalancer(store, input.LoadBalancerArn);
  const settings = readSettings(store, loadBalancer, input);
  if (onPort(store, loadBalancer, settings.port) !== undefined) {
    throw elbError(
      'DuplicateListener',
      `A listener already exists on this port for this load balancer '${loadBalancer.arn}'`,
    );
  }
  const arn = `${loadBalancer.arn.replace(':loadbalancer/', ':listener/')}/${identity.hex(16)}`;
  const listener: Listener = { arn, loadBalancer, settings, rules: [] };
  store.listeners.set(arn, listener);
  return listener;
}

/** Throws AwsError as ELB would; certificates beside the default one stay. */
export function changeListener(store: Store, listener: Listener, input: ListenerInput): void {
  const settings = readSettings(store, listener.loadBalancer, input);
  const other = onPort(store, listener.loadBalancer, settings.port);
  if (other !== undefined && other !== listener) {
    throw invalid(`Listener port '${settings.port}' is already in use`);
  }
  const more = listener.settings.certificates.slice(1);
  listener.settings = {
    ...settings,
    certificates: settings.protocol === 'HTTPS' ? [...settings.certificates, ...more] : [],
  };
}

/** Its rules go with it. */
export function deleteListener(store: Store, listener: Listener): void {
  for (const rule of listener.rules) store.rules.delete(rule.arn);
  store.listeners.delete(listener.arn);
}

/** A listener's settings as an input again, so that a change can be laid over them. */
export function asInput({ loadBalancer, settings }: Listener): ListenerInput {
  return {
    LoadBalancerArn: loadBalancer.arn,
    Port: settings.port,
    Protocol: settings.protocol,
    ...(settings.sslPolicy === undefined ? {} : { SslPolicy: settings.sslPolicy }),
    Certificates: settings.certificates.slice(0, 1).map((CertificateArn) => ({ CertificateArn })),
  };
}

function readSettings(
  store: Store,
  loadBalancer: LoadBalancer,
  input: ListenerInput,
): ListenerSettings {
  const { Port: port, Protocol: protocol } = input;
  if (port === undefined) throw invalid('A port must be specified');
  if (port < 1 || port > 65_535)
    throw invalid(`Listener port '${port}' must be in the range [1-65535]`);
  if (protocol === undefined) throw invalid('A protocol must be specified');
  if (protocol !== 'HTTP' && protocol !== 'HTTPS') {
    throw invalid(`Listener protocol '${protocol}' must be one of 'HTTP, HTTPS'`);
  }
  const defaultAction = readAction(input.DefaultActions ?? []);
  checkGroups(store, loadBalancer, defaultAction);
  return { port, protocol, defaultAction, ...readTls(protocol, input) };
}

function readTls(protocol: ListenerSettings['protocol'], input: ListenerInput) {
  const certificates = (input.Certificates ?? []).map(({ CertificateArn = '' }) => CertificateArn);
  if (protocol === 'HTTP') {
    if (certificates.length > 0)
      throw invalid('A certificate cannot be specified for HTTP listeners');
    if (input.SslPolicy) throw invalid('An SSL policy cannot be specified for HTTP listeners');
    return { certificates };
  }
  if (certificates.length === 0)
    throw invalid('A certificate must be specified for HTTPS listeners');
  if (certificates.length > 1) {
    throw invalid('Up to one certificate can be specified for a listener');
  }
  const sslPolicy = input.SslPolicy ?? defaultSslPolicy;
  tlsVersionsOf(sslPolicy);
  return { certificates, sslPolicy };
}

function onPort(store: Store, loadBalancer: LoadBalancer, port: number): Listener | undefined {
  return [...store.listeners.values()].find(
    (listener) => listener.loadBalancer === loadBalancer && listener.settings.port === port,
  );
}

/** Throws when a group that an action leads to does not exist or does not fit the load balancer. */
export function checkGroups(store: Store, loadBalancer: LoadBalancer, action: Action): void {
  for (const { arn } of groupsOf(action)) {
    const group = find.group(store, arn);
    if (group.vpcId !== loadBalancer.interfaces[0]?.vpcId) {
      throw elbError(
        'InvalidConfigurationRequest',
        `The following target groups are in a different VPC than load balancer '${loadBalancer.arn}': ${arn}`,
      );
    }
    if (store.uses.get(arn)?.some((user) => user !== loadBalancer)) {
      throw elbError(
        'TargetGroupAssociationLimit',
        `The following target groups cannot be associated with more than one load balancer: ${arn}`,
      );
    }
  }
}

/** Adds certificates beside the default one; they are chosen by the name that a client asks for. */
export function addCertificates(listener: Listener, arns: readonly string[]): void {
  if (listener.settings.protocol !== 'HTTPS') {
    throw elbError('UnsupportedProtocol', 'Certificates can only be added to HTTPS listeners');
  }
  const certificates = [...new Set([...listener.settings.certificates, ...arns])];
  listener.settings = { ...listener.settings, certificates };
}

export function removeCertificates(listener: Listener, arns: readonly string[]): void {
  const [first, ...more] = listener.settings.certificates;
  if (first !== undefined && arns.includes(first)) {
    throw elbError('OperationNotPermitted', 'Default certificate cannot be removed');
  }
  const kept = more.filter((arn) => !arns.includes(arn));
  listener.settings = {
    ...listener.settings,
    certificates: first === undefined ? [] : [first, ...kept],
  };
}

/** The ARNs of certificates as templates list them. */
export function certificateArns(inputs: ReturnType<typeof certificatesReader>): readonly string[] {
  return inputs.map(({ CertificateArn }) => {
    if (CertificateArn === undefined) throw new NotModelled('a certificate without ARN');
    return CertificateArn;
  });
}

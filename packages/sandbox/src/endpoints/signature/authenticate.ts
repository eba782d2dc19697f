import { amzDate, timeOf } from '../../aws/amz-date.ts';
import type { Identity } from '../../aws/identity.ts';
import type { Clock } from '../../time/clock.ts';
import type { Session, Sessions } from '../sessions/sessions.ts';
import type { WireProtocol, WireRequest } from '../wire/wire-protocol.ts';
import { bodyMatches, computeSignature } from './compute-signature.ts';
import { type Authorization, readAuthorization } from './read-authorization.ts';
import { refuse } from './refuse.ts';

/** How far a caller's clock may be off, before and behind. */
const fiveMinutes = 300_000;

/** Those with one endpoint for all regions, whose requests are signed for another one. */
const globalServices: readonly string[] = ['iam', 'route53', 'sts'];

/** Who signed a request. Throws AwsError, in the protocol's words, for any signature that is not good. */
export async function authenticate(
  request: WireRequest,
  protocol: WireProtocol,
  {
    sessions,
    identity,
    clock,
    clockTolerance = fiveMinutes,
  }: {
    readonly sessions: Sessions;
    readonly identity: Identity;
    readonly clock: Clock;
    readonly clockTolerance?: number;
  },
): Promise<Session> {
  const authorization = readAuthorization(request);
  if (authorization === undefined) throw refuse(protocol, 'missing-signature');
  if (authorization === 'incomplete') throw refuse(protocol, 'incomplete-signature');

  const session = sessions.find(authorization.accessKeyId);
  if (!session) throw refuse(protocol, 'unknown-key');
  const expected = await computeSignature(request, authorization, session, protocol.signing);
  if (expected !== authorization.signature || !bodyMatches(request)) {
    throw refuse(protocol, 'wrong-signature');
  }
  checkTime(authorization, protocol, clock.now(), clockTolerance);
  const isGlobal = globalServices.includes(authorization.service);
  if (authorization.region !== identity.region && !isGlobal) {
    throw refuse(protocol, 'wrong-region');
  }
  if (authorization.token !== session.sessionToken) throw refuse(protocol, 'invalid-token');
  if (session.expiresAt !== undefined && session.expiresAt <= clock.now()) {
    throw refuse(protocol, 'expired-token');
  }
  return session;
}

function checkTime(
  { signedAt, day, expiresIn }: Authorization,
  protocol: WireProtocol,
  now: number,
  skew: number,
): void {
  const at = timeOf(signedAt);
  const lasts = expiresIn === undefined ? skew : expiresIn * 1000;
  if (signedAt.slice(0, 8) !== day) {
    throw refuse(
      protocol,
      'wrong-time',
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${day}' != '${signedAt.slice(0, 8)}', from '${signedAt}'.`,
    );
  }
  if (at + lasts < now) {
    const limit = expiresIn === undefined ? '5 min.' : `${expiresIn} s.`;
    throw refuse(
      protocol,
      'wrong-time',
      `Signature expired: ${signedAt} is now earlier than ${amzDate(now - lasts)} (${amzDate(now)} - ${limit})`,
    );
  }
  if (at > now + skew) {
    throw refuse(
      protocol,
      'wrong-time',
      `Signature not yet current: ${signedAt} is still later than ${amzDate(now + skew)} (${amzDate(now)} + 5 min.)`,
    );
  }
}

import { count, listOf } from '@seaworthy/compiler';
import { type Absence, examineLive, explainAwsError, findAbsence } from '@seaworthy/engine';
import type { Surroundings } from '../../command-line/command.ts';
import { type ExitCode, exitCode } from '../../command-line/exit-code.ts';
import type { Options } from '../../command-line/options.ts';
import { suggestion, UsageError } from '../../command-line/usage-error.ts';
import { planHere } from '../../commands/plan-here.ts';
import { allFindings } from '../../render/findings.ts';
import { pageFor, printLines } from '../../terminal/output.ts';
import { openHere } from '../open-here.ts';
import { printReport } from './print-report.ts';

/**
 * Examines a service that no project here has to describe. Throws a UsageError when there is none
 * of this name; what AWS refuses is said and exits with 1.
 */
export async function examineService(
  cluster: string,
  options: Options,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const service = oneService(options.services);
  const region = regionOf({ cluster, service }, options, surroundings);
  const account = openHere(region, surroundings);
  const here = planHere({ ...options, services: [] }, surroundings);
  try {
    const asked = { name: nameIn(service), cluster, service };
    const absence = await findAbsence(asked, account);
    if (absence) throw refusal(absence, { cluster: nameIn(cluster), service: asked.name, region });
    const subject = `${asked.name} in cluster ${nameIn(cluster)}, ${region}`;
    const report = await examineLive({ subject, services: [asked], stacks: [] }, account);
    printReport(report, { here, textOf: () => undefined }, options, surroundings);
    return report.problems.length > 0 ? exitCode.problem : exitCode.fine;
  } catch (error) {
    const problem = explainAwsError(error);
    if (!problem) throw error;
    const { stderr } = surroundings;
    printLines(allFindings([problem], { ...here.view, page: pageFor(stderr) }), stderr);
    return exitCode.problem;
  } finally {
    account.close();
  }
}

function oneService([service, ...further]: readonly string[]): string {
  if (service !== undefined && further.length === 0) return service;
  throw new UsageError(
    '--cluster needs one --service',
    'seaworthy doctor --cluster NAME --service NAME',
  );
}

interface Asked {
  readonly cluster: string;
  readonly service: string;
}

/** The one that is given, that ARNs tell, or that of the environment; never two. */
function regionOf(
  { cluster, service }: Asked,
  { region: given }: Options,
  { variables }: Surroundings,
): string {
  const told = regionIn(cluster) ?? regionIn(service);
  if (told !== undefined && given !== undefined && told !== given) {
    throw new UsageError(`the ARN is of ${told}, and --region says ${given}`, 'leave out --region');
  }
  const region = told ?? given ?? variables.AWS_REGION ?? variables.AWS_DEFAULT_REGION;
  if (region === undefined) {
    throw new UsageError('no region is known', 'give --region, or set AWS_REGION');
  }
  return region;
}

/** `eu-west-1` of `arn:aws:ecs:eu-west-1:…`; undefined for a name. */
function regionIn(name: string): string | undefined {
  return /^arn:[^:]+:ecs:([^:]+):/.exec(name)?.[1];
}

/** `api` of `arn:aws:ecs:…:service/shop/api`, and of `api`. */
function nameIn(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

function refusal(
  { kind, there }: Absence,
  { cluster, service, region }: Asked & { readonly region: string },
): UsageError {
  if (kind === 'no-cluster') {
    const none = `${region} has no cluster in this account: is it another --region?`;
    const hint = hintFrom(cluster, there, { where: region, things: ['cluster', 'clusters'], none });
    return new UsageError(`there is no cluster ${cluster} in ${region}`, hint);
  }
  const where = `cluster ${cluster}`;
  const none = `${where} in ${region} has no services: is it another cluster, or another --region?`;
  const hint = hintFrom(service, there, { where, things: ['service', 'services'], none });
  const says =
    kind === 'deleted'
      ? `the service ${service} of cluster ${cluster} in ${region} was deleted`
      : `there is no service ${service} in cluster ${cluster} in ${region}`;
  return new UsageError(says, hint);
}

/** `did you mean api?`, `eu-west-1 has 2 clusters: a and b`, or that there is nothing. */
function hintFrom(
  name: string,
  there: Absence['there'],
  {
    where,
    things,
    none,
  }: { readonly where: string; readonly things: readonly [string, string]; readonly none: string },
): string {
  if (there === undefined) return 'which there are cannot be told: listing them is not allowed';
  if (there.length === 0) return none;
  const more = there.length > mostNamed ? [`${there.length - mostNamed} more`] : [];
  const names = listOf([...there.slice(0, mostNamed), ...more]);
  return suggestion(name, there, `${where} has ${count(there.length, ...things)}: ${names}`);
}

/** A line of names can be read; a page of them cannot. */
const mostNamed = 8;

import { AwsError, NotModelled } from '../../aws/aws-error.ts';
import type { PropertyReader } from '../../resources/read-properties.ts';
import type { Engine } from './engines.ts';

/** The user that a new database has. */
export interface MasterUser {
  readonly user: string;
  readonly password: string;
}

/** Reads and checks the master user of a new database. Throws AwsError as RDS does. */
export function readMasterUser(properties: PropertyReader, engine: Engine): MasterUser {
  const managed = properties.boolean('ManageMasterUserPassword') ?? false;
  const password = properties.text('MasterUserPassword');
  if (managed && password !== undefined) {
    throw new AwsError(
      'InvalidParameterCombination',
      "You can't specify MasterUserPassword for a managed master user password.",
    );
  }
  if (managed) throw new NotModelled('ManageMasterUserPassword of a database');
  const user = properties.text('MasterUsername');
  checkUserName(user, engine);
  checkPassword(password, engine);
  return { user, password };
}

function checkUserName(user: string | undefined, engine: Engine): asserts user is string {
  if (user === undefined) throw missing('MasterUsername');
  if (!/^[a-z][a-z0-9_]*$/i.test(user) || user.length > engine.longestUserName) {
    throw new AwsError(
      'InvalidParameterValue',
      'MasterUsername must begin with a letter and contain only alphanumeric characters or underscores.',
    );
  }
  const isReserved = reserved[engine.kind].includes(user.toLowerCase());
  if (isReserved || (engine.kind === 'postgres' && /^(pg|rds)_/i.test(user))) {
    throw new AwsError(
      'InvalidParameterValue',
      `MasterUsername ${user} cannot be used as it is a reserved word used by the engine`,
    );
  }
}

const reserved: Readonly<Record<Engine['kind'], readonly string[]>> = {
  postgres: ['admin', 'rdsadmin', 'public', 'none', 'user'],
  mysql: ['rdsadmin', 'rdsrepladmin', 'mysql'],
};

function checkPassword(password: string | undefined, engine: Engine): asserts password is string {
  if (password === undefined || password === '') throw missing('MasterUserPassword');
  if (!/^[!-~]*$/.test(password) || /[/@"]/.test(password)) {
    throw invalidPassword(
      `. Only printable ASCII characters besides '/', '@', '"', ' ' may be used.`,
    );
  }
  if (password.length < 8) throw invalidPassword(' because it is shorter than 8 characters.');
  if (password.length > engine.longestPassword) {
    throw invalidPassword(` because it is longer than ${engine.longestPassword} characters.`);
  }
}

function invalidPassword(reason: string): AwsError {
  return new AwsError(
    'InvalidParameterValue',
    `The parameter MasterUserPassword is not a valid password${reason}`,
  );
}

function missing(name: string): AwsError {
  return new AwsError(
    'InvalidParameterValue',
    `The parameter ${name} must be provided and must not be blank.`,
  );
}

import { expect, test } from 'vitest';
import { said, smallStores } from '../testing/small-stores.ts';

const type = 'RDS::DBInstance';
const instance = {
  DBInstanceIdentifier: 'Shop',
  Engine: 'postgres',
  EngineVersion: '15',
  MasterUsername: 'shop',
  MasterUserPassword: 'correct-horse',
  DBSubnetGroupName: 'private',
  DBName: 'shopdb',
  Port: '5432',
  DBInstanceClass: 'db.t4g.micro',
  StorageType: 'gp3',
  AllocatedStorage: '20',
  MultiAZ: true,
  VPCSecurityGroups: ['sg-db'],
  DeletionProtection: false,
};

async function stores() {
  const made = smallStores();
  await made.create('RDS::DBSubnetGroup', {
    DBSubnetGroupName: 'private',
    DBSubnetGroupDescription: 'Private',
    SubnetIds: ['subnet-a', 'subnet-b'],
  });
  return made;
}

test('An instance is reached in its subnets under its name', async () => {
  const { create, network, noted } = await stores();
  const { physicalId, attributes } = await create(type, instance);
  expect(physicalId).toBe('shop');
  expect(attributes).toMatchObject({
    'Endpoint.Address': expect.stringMatching(
      /^shop\.c[0-9a-f]{11}\.ap-northeast-2\.rds\.amazonaws\.com$/,
    ),
    'Endpoint.Port': '5432',
    DBInstanceArn: 'arn:aws:rds:ap-northeast-2:123456789012:db:shop',
  });
  const host = `${attributes['Endpoint.Address']}`;
  expect(await said(await network.connect(host, 5432))).toBe(host);
  expect(network.named(host)).toMatchObject([
    { subnetId: 'subnet-a', securityGroupIds: ['sg-db'], owner: 'database shop' },
  ]);
  await expect(network.connect(host, 5433)).rejects.toThrow('ECONNREFUSED');
  expect(noted.started).toEqual([
    {
      kind: 'postgres',
      host,
      engineVersion: '15',
      user: 'shop',
      password: 'correct-horse',
      database: 'shopdb',
      requiresTls: true,
    },
  ]);
});

test('A deleted instance is gone with its name and its server', async () => {
  const { create, remove, network, noted } = await stores();
  const state = await create(type, instance);
  await remove(type, state);
  expect(network.interfaces()).toEqual([]);
  expect(network.named(`${state.attributes['Endpoint.Address']}`)).toEqual([]);
  expect(noted.stopped).toEqual([state.attributes['Endpoint.Address']]);
});

test('A protected instance cannot be deleted until its protection is taken off', async () => {
  const { create, update, remove } = await stores();
  const isProtected = { ...instance, DeletionProtection: true };
  const state = await create(type, isProtected);
  await expect(remove(type, state)).rejects.toMatchObject({
    name: 'InvalidParameterCombination',
    message:
      'Cannot delete protected DB Instance, please disable deletion protection and try again.',
  });
  await update(type, state, isProtected, instance);
  await remove(type, state);
});

test('Other security groups hold at once, under the same name', async () => {
  const { create, update, network } = await stores();
  const state = await create(type, instance);
  await update(type, state, instance, { ...instance, VPCSecurityGroups: ['sg-other'] });
  const host = `${state.attributes['Endpoint.Address']}`;
  expect(network.named(host)).toMatchObject([{ securityGroupIds: ['sg-other'] }]);
  expect(network.interfaces()).toHaveLength(1);
});

test('What would need another server is refused by name when it changes', async () => {
  const { create, update } = await stores();
  const state = await create(type, instance);
  const changed = { ...instance, MasterUserPassword: 'another-horse' };
  await expect(update(type, state, instance, changed)).rejects.toThrow(
    'The sandbox does not model a change of MasterUserPassword of AWS::RDS::DBInstance in place.',
  );
});

test('A server that cannot be plugged in is not left running', async () => {
  const { create, noted, network } = await stores();
  const plugIn = network.plugIn;
  network.plugIn = () => {
    throw new Error("The security group 'sg-db' does not exist");
  };
  await expect(create(type, instance)).rejects.toThrow('does not exist');
  network.plugIn = plugIn;
  expect(noted.stopped).toHaveLength(1);
});

test.each([
  [
    { EngineVersion: '15.5' },
    'InvalidParameterCombination',
    'Cannot find version 15.5 for postgres',
  ],
  [{ EngineVersion: '9.6' }, 'InvalidParameterCombination', 'Cannot find version 9.6 for postgres'],
  [{ Engine: 'postgresql' }, 'InvalidParameterValue', 'Invalid DB engine'],
  [
    { Engine: 'oracle-ee' },
    'NotModelled',
    'The sandbox does not model the database engine oracle-ee.',
  ],
  [
    { MasterUserPassword: 'p@ssw0rd!' },
    'InvalidParameterValue',
    `The parameter MasterUserPassword is not a valid password. Only printable ASCII characters besides '/', '@', '"', ' ' may be used.`,
  ],
  [
    { MasterUserPassword: 'short' },
    'InvalidParameterValue',
    'The parameter MasterUserPassword is not a valid password because it is shorter than 8 characters.',
  ],
  [
    { MasterUsername: 'admin' },
    'InvalidParameterValue',
    'MasterUsername admin cannot be used as it is a reserved word used by the engine',
  ],
  [
    { MasterUsername: 'rdsadmin', Engine: 'mysql', EngineVersion: '8.0.46' },
    'InvalidParameterValue',
    'MasterUsername rdsadmin cannot be used as it is a reserved word used by the engine',
  ],
  [
    { MasterUsername: '1shop' },
    'InvalidParameterValue',
    'MasterUsername must begin with a letter and contain only alphanumeric characters or underscores.',
  ],
  [
    { DBName: 'shop-db' },
    'InvalidParameterValue',
    'DBName must begin with a letter and contain only alphanumeric characters.',
  ],
  [
    { AllocatedStorage: '10' },
    'InvalidParameterValue',
    'Invalid storage size for engine name postgres and storage type gp3: 10',
  ],
  [
    { DBSubnetGroupName: 'missing' },
    'DBSubnetGroupNotFoundFault',
    "DB subnet group 'missing' does not exist.",
  ],
  [
    { DBParameterGroupName: 'missing' },
    'DBParameterGroupNotFound',
    'DBParameterGroup not found: missing',
  ],
  [
    { ManageMasterUserPassword: true, MasterUserPassword: undefined },
    'NotModelled',
    'The sandbox does not model ManageMasterUserPassword of a database.',
  ],
  [
    { Timezone: 'Asia/Seoul' },
    'NotModelled',
    'The sandbox does not model Timezone of AWS::RDS::DBInstance.',
  ],
])('An instance with %o is refused as RDS refuses it', async (change, name, message) => {
  const { create, noted } = await stores();
  await expect(create(type, { ...instance, ...change })).rejects.toMatchObject({ name, message });
  expect(noted.started).toEqual([]);
});

test('An admin is a user like others on MySQL', async () => {
  const { create } = await stores();
  const mysql = { Engine: 'mysql', EngineVersion: '8.0.46', MasterUsername: 'admin' };
  await expect(create(type, { ...instance, ...mysql })).resolves.toBeDefined();
});

test('A name is taken once', async () => {
  const { create } = await stores();
  await create(type, instance);
  await expect(create(type, instance)).rejects.toMatchObject({
    name: 'DBInstanceAlreadyExists',
    message: 'DB instance already exists',
  });
});

test.each([
  ['postgres', '15', {}, true],
  ['postgres', '14.22', {}, false],
  ['postgres', '15', { 'rds.force_ssl': '0' }, false],
  ['postgres', '14', { 'rds.force_ssl': '1' }, true],
  ['mysql', '8.0.46', {}, false],
  ['mysql', '8.0.46', { require_secure_transport: '1' }, true],
  ['mysql', '8.4.9', {}, true],
  ['mariadb', '10.11.14', { require_secure_transport: 'ON' }, true],
])('%s %s with %o asks for TLS: %s', async (Engine, EngineVersion, Parameters, requiresTls) => {
  const { create, noted } = await stores();
  const family = `${Engine}${/^(8\.\d|10\.\d+|\d+)/.exec(EngineVersion)?.[0]}`;
  const group = await create('RDS::DBParameterGroup', {
    Description: 'Settings',
    Family: family,
    Parameters,
  });
  const named = { ...instance, Engine, EngineVersion, DBParameterGroupName: group.physicalId };
  await create(type, { ...named, MasterUsername: 'shop' });
  expect(noted.started).toMatchObject([{ requiresTls }]);
});

test('A parameter group of another family does not fit', async () => {
  const { create } = await stores();
  const group = { DBParameterGroupName: 'old', Description: 'Settings', Family: 'postgres14' };
  await create('RDS::DBParameterGroup', group);
  await expect(create(type, { ...instance, DBParameterGroupName: 'old' })).rejects.toMatchObject({
    name: 'InvalidParameterCombination',
    message:
      "The parameter group old with DBParameterGroupFamily postgres14 can't be used for this instance. Use a parameter group with DBParameterGroupFamily postgres15.",
  });
});

test('A cluster parameter group is not of an instance family', async () => {
  const { create } = await stores();
  const group = { Description: 'Settings', Family: 'postgres15', Parameters: {} };
  await expect(create('RDS::DBClusterParameterGroup', group)).rejects.toMatchObject({
    name: 'InvalidParameterValue',
    message: 'ParameterGroupFamily postgres15 is not a valid parameter group family',
  });
});

test('Parameters without an effect here are refused by name', async () => {
  const { create } = await stores();
  const Parameters = { max_connections: '5' };
  const group = { Description: 'Settings', Family: 'postgres15', Parameters };
  await expect(create('RDS::DBParameterGroup', group)).rejects.toThrow(
    'The sandbox does not model max_connections of the Parameters of AWS::RDS::DBParameterGroup.',
  );
});

test('New parameters of a group are refused by name, and the group is as before', async () => {
  const { create, update, noted } = await stores();
  const group = { DBParameterGroupName: 'settings', Description: 'Old', Family: 'postgres14' };
  const state = await create('RDS::DBParameterGroup', group);
  const changed = { ...group, Parameters: { 'rds.force_ssl': '1' } };
  await expect(update('RDS::DBParameterGroup', state, group, changed)).rejects.toThrow(
    'The sandbox does not model new parameters for databases that run.',
  );
  await update('RDS::DBParameterGroup', state, group, { ...group, Description: 'New' });
  const old = { EngineVersion: '14', DBParameterGroupName: 'settings' };
  await create(type, { ...instance, ...old });
  expect(noted.started).toMatchObject([{ requiresTls: false }]);
});

test('A subnet group covers two zones', async () => {
  const { create, network } = await stores();
  const group = { DBSubnetGroupDescription: 'One', SubnetIds: ['subnet-a', 'subnet-a2'] };
  await expect(create('RDS::DBSubnetGroup', group)).rejects.toMatchObject({
    name: 'DBSubnetGroupDoesNotCoverEnoughAZs',
    message:
      "The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: ap-northeast-2a. Add subnets to cover at least 2 AZs.",
  });
  expect(network.interfaces()).toEqual([]);
});

test("The extensions and the image that the project knows of are its server's", async () => {
  const hints = { extensions: ['vector'], image: 'pgvector/pgvector:pg16' };
  const { create, noted } = smallStores({ hints });
  const SubnetIds = ['subnet-a', 'subnet-b'];
  await create('RDS::DBSubnetGroup', {
    ...{ DBSubnetGroupName: 'private', DBSubnetGroupDescription: 'Private', SubnetIds },
  });
  await create(type, instance);
  expect(noted.started).toMatchObject([hints]);
});

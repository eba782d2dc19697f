import { expect, test } from 'vitest';
import { validateTemplate } from './validate-template.ts';

function rules(resources: object): readonly string[] {
  return validateTemplate(JSON.stringify({ Resources: resources })).map(({ rule }) => rule);
}

test('a value that AWS does not know counts, although the validator only warns', () => {
  const endpoint = { VpcId: 'vpc-1', VpcEndpointType: 'Gatway', ServiceName: 's3' };
  expect(rules({ Endpoint: { Type: 'AWS::EC2::VPCEndpoint', Properties: endpoint } })).toContain(
    'W3030',
  );
});

test('a database without a deletion policy counts, although the validator only informs', () => {
  const database = { Engine: 'postgres', DBInstanceClass: 'db.t4g.micro', StorageEncrypted: true };
  expect(rules({ Db: { Type: 'AWS::RDS::DBInstance', Properties: database } })).toContain('I3011');
});

test('a topic without tags does not count: tags come with the deployment', () => {
  expect(rules({ Topic: { Type: 'AWS::SNS::Topic', Properties: {} } })).toEqual([]);
});

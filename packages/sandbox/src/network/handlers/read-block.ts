import { AwsError } from '../../aws/aws-error.ts';
import { type Cidr, parseCidr } from '../addresses/cidr.ts';
import { ec2Errors } from '../ec2-errors.ts';

/** A VPC and a subnet may have between 16 and 65,536 addresses. */
const largestPrefix = 16;
const smallestPrefix = 28;

/** The `CidrBlock` of a VPC or subnet; throws as EC2 does for text that is none, and for its size. */
export function readBlock(text: string, kind: 'Vpc' | 'Subnet'): Cidr {
  const cidr = parseCidr(text);
  if (cidr === undefined) {
    throw ec2Errors.invalidValue(text, 'cidrBlock', 'This is not a valid CIDR block.');
  }
  if (cidr.prefix < largestPrefix || cidr.prefix > smallestPrefix) throw outOfRange(text, kind);
  return cidr;
}

export function outOfRange(text: string, kind: 'Vpc' | 'Subnet'): AwsError {
  return new AwsError(`Invalid${kind}.Range`, `The CIDR '${text}' is invalid.`);
}

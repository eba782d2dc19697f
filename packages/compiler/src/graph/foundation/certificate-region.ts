/** The region in a certificate's ARN, `arn:aws:acm:us-east-1:…`. */
export function certificateRegion(arn: string): string {
  return arn.split(':')[3] ?? '';
}

/**
 * Prefix lists that AWS keeps, by region: the addresses of S3, and those from which CloudFront
 * asks origins. Read from templates that people published (2020 to 2026).
 */
const published: Readonly<Record<string, { readonly s3?: string; readonly cloudfront?: string }>> =
  {
    'us-east-1': { s3: 'pl-63a5400a', cloudfront: 'pl-3b927c52' },
    'us-east-2': { s3: 'pl-7ba54012', cloudfront: 'pl-b6a144df' },
    'us-west-1': { s3: 'pl-6ba54002', cloudfront: 'pl-4ca14425' },
    'us-west-2': { s3: 'pl-68a54001', cloudfront: 'pl-82a045eb' },
    'eu-west-1': { s3: 'pl-6da54004', cloudfront: 'pl-4fa04526' },
    'eu-west-2': { cloudfront: 'pl-93a247fa' },
    'eu-west-3': { cloudfront: 'pl-75b1541c' },
    'eu-central-1': { s3: 'pl-6ea54007', cloudfront: 'pl-a3a144ca' },
    'ap-northeast-1': { s3: 'pl-61a54008', cloudfront: 'pl-58a04531' },
    'ap-northeast-2': { s3: 'pl-78a54011', cloudfront: 'pl-22a6434b' },
    'ap-southeast-1': { s3: 'pl-6fa54006', cloudfront: 'pl-31a34658' },
    'ap-southeast-2': { s3: 'pl-6ca54005', cloudfront: 'pl-b8a742d1' },
    'ap-south-1': { s3: 'pl-78a54011', cloudfront: 'pl-9aa247f3' },
  };

/** Whose addresses a prefix list of the region holds; undefined for lists that nobody published. */
export function prefixListService(id: string, region: string): 's3' | 'cloudfront' | undefined {
  const lists = published[region];
  if (lists?.s3 === id) return 's3';
  return lists?.cloudfront === id ? 'cloudfront' : undefined;
}

/** The list of a service's addresses in the region; undefined where nobody published it. */
export function prefixListOf(service: string, region: string): string | undefined {
  return service === 's3' || service === 'cloudfront' ? published[region]?.[service] : undefined;
}

/** A region as ElastiCache writes it into host names: `use1` for us-east-1. */
export function regionCode(region: string): string {
  // Seoul's is older than the rule.
  if (region === 'ap-northeast-2') return 'apn2';
  const [area = '', direction = '', number = ''] = region.split('-');
  const letters = direction.replace(/north|south|east|west|central/g, (word) => word.slice(0, 1));
  return `${area}${letters}${number}`;
}

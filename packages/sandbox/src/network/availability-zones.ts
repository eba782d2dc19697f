/** The availability zones that a region of the sandbox has. */
export function zonesOf(region: string): readonly string[] {
  return ['a', 'b', 'c', 'd'].map((letter) => `${region}${letter}`);
}

/** The id of a zone: `apne2-az1` for `ap-northeast-2a`. AWS shuffles letters per account; we do not. */
export function zoneId(zone: string): string {
  const [, area = '', direction = '', number = '', letter = 'a'] =
    /^([a-z-]+?)-([a-z]+)-(\d+)([a-z])$/.exec(zone) ?? [];
  const short = direction.replace(/(north|south|east|west|central)/g, (word) => word.charAt(0));
  return `${area.replaceAll('-', '')}${short}${number}-az${letter.charCodeAt(0) - 96}`;
}

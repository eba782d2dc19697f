/** Whether the whole text says where something is: URLs separated by commas, or a connection string. */
export function isConnectionAddress(text: string): boolean {
  if (text.includes('://') && urls.test(text)) return true;
  if (text.startsWith('jdbc:')) return true;
  return (text.includes('@') && goMysql.test(text)) || isConnectionString(text);
}

const urls = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/\S+(?:, \S+)*$/;

/** `app:password@tcp(db:3306)/shop` */
const goMysql = /^[^\s:/@]+(?::\S*)?@(?:tcp|unix)\(/;

/** `host=db user=app`, `Server=db;Database=shop`, `redis:6379,password=…` */
function isConnectionString(text: string): boolean {
  if (!text.includes('=')) return false;
  if (/^[\w.-]+:\d{1,5},/.test(text)) return true;
  const unquoted = text.replace(/'[^']*'|"[^"]*"/g, 'quoted');
  const pieces = unquoted
    .split(text.includes(';') ? ';' : /\s+/)
    .filter((piece) => /\S/.test(piece));
  const keys = pieces.map((piece) => /^\s*([\w ]+?)\s*=/.exec(piece)?.[1]?.toLowerCase());
  return !keys.includes(undefined) && keys.some((key) => locationKeys.has(key ?? ''));
}

const locationKeys = new Set(
  'host hostaddr server addr address dbname database endpoint accountname'
    .split(' ')
    .concat('data source'),
);

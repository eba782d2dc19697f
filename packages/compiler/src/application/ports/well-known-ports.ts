/** Ports whose usual protocol is not HTTP: mail, files, databases, brokers, games, tunnels. */
export const silentPorts: ReadonlySet<number> = new Set([
  20, 21, 22, 23, 25, 53, 67, 68, 69, 110, 123, 135, 139, 143, 161, 389, 445, 465, 514, 587, 636,
  853, 873, 989, 990, 993, 995, 1025, 1080, 1194, 1433, 1521, 1883, 2049, 2181, 2375, 2376, 3306,
  3389, 3478, 4222, 5044, 5060, 5222, 5269, 5353, 5432, 5671, 5672, 5900, 6379, 6432, 6667, 6697,
  7687, 8883, 9042, 9092, 9300, 11211, 11212, 19530, 25565, 26257, 27017, 28015, 29092, 33060,
  50051, 51820, 61613, 61616,
]);

/** Ports that debuggers and reloading browsers use beside the server's own. */
export const debugPorts: ReadonlySet<number> = new Set([
  2345, 5005, 5678, 9229, 9230, 24678, 35729, 40000,
]);

/**
 * Ports at which the router takes connections whether or not a name declares them, so that what
 * security groups and routes allow there is seen. At any other a connection is refused.
 */
export const usualPorts: readonly number[] = [
  ...[22, 25, 53, 80, 443, 465, 587, 853],
  ...[1433, 1521, 3306, 5432, 5433, 6379, 6380, 27017, 9042, 11211],
  ...[4222, 5671, 5672, 9092, 9094, 9096, 9098, 61617],
  ...[2049, 4317, 4318, 8125, 9200, 9324, 19530],
  ...[3000, 4566, 5000, 8000, 8001, 8080, 8081, 8443, 8888, 9000, 9090],
];

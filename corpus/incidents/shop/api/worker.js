setInterval(() => console.log('looks for orders'), 10_000);
process.on('SIGTERM', () => process.exit(0));

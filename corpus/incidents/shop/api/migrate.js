console.log('the schema is up to date');

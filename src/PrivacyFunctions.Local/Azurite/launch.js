// node launch.js <log file> <azurite.js> <arguments…>
// Starts Azurite in a session of its own ("detached" is setsid), with its output in a file, so that neither a
// Ctrl+C in the terminal, nor the death of the service, nor a closed pipe ends it. Prints its process id.
'use strict';
const { spawn } = require('node:child_process');
const { openSync } = require('node:fs');

const [log, ...azurite] = process.argv.slice(2);
const output = openSync(log, 'w');
const child = spawn(process.execPath, azurite, { detached: true, stdio: ['ignore', output, output] });
child.on('error', (error) => {
  console.error(error.message);
  process.exitCode = 1;
});
child.on('spawn', () => {
  console.log(child.pid);
  child.unref();
});

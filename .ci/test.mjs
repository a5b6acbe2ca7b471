// What CI runs, on every system: installs by the lock file, and runs all tests.
// On Linux it installs the programs that the tests drive as well, and nothing may be left out for want of one.
import {spawnSync} from 'node:child_process'
import path from 'node:path'

const cwd = path.join(import.meta.dirname, '..')
const env = {...process.env, NO_COLOR: '1', NEWSMARK_ALL_TESTS: '1'}

for (const command of ['npm ci --no-audit --no-fund --loglevel=error', 'npm test']) {
  // npm is a script, and on Windows a shell has to run it.
  const {status, error} = spawnSync(command, {shell: true, stdio: 'inherit', cwd, env})
  if (error) throw error
  if (status !== 0) process.exit(status ?? 1)
}

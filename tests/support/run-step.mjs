// Runs the tools that checks are made of, without a shell, so that it is the same on every system.
import {spawn} from 'node:child_process'
import {once} from 'node:events'
import path from 'node:path'

const ROOT = path.join(import.meta.dirname, '../..')

const TOOLS = {
  tsc: 'node_modules/typescript/bin/tsc',
  biome: 'node_modules/@biomejs/biome/bin/biome',
  knip: 'node_modules/knip/bin/knip.js',
  'dts-bundle-generator': 'node_modules/dts-bundle-generator/dist/bin/dts-bundle-generator.js',
  vitest: 'node_modules/vitest/vitest.mjs'
}

/** Runs a tool, or a script, and gives its exit code; what it prints is passed on. */
export async function runScript(script, args, env = {}) {
  const file = path.join(ROOT, TOOLS[script] ?? script)
  return await runNode([file, ...args], env)
}

export async function runNode(args, env = {}) {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: {...process.env, ...env}
  })
  const [code, signal] = await once(child, 'exit')
  if (signal) console.error(`Unexpected end by ${signal} of node ${args.join(' ')}`)
  return code
}

/** Style, likely mistakes, and what nothing uses; gives the exit code. */
export async function lint() {
  const code = await runScript('biome', ['ci', '--error-on-warnings', '.'])
  return code || (await runScript('knip', ['--no-progress']))
}

/** Prints the name of a step, what it took and how it ended. `act` gives the exit codes of its commands. */
export async function runStep(name, act) {
  console.log(`\n== ${name}`)
  const start = performance.now()
  const passed = (await act()) === 0
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`== ${name}: ${passed ? 'passed' : 'FAILED'} in ${seconds} s`)
  return passed
}

// Runs every test there is, in the order in which a failure costs least, and prints what each step took.
// What is left out is named at the end, with the reason. The last line counts all tests; the exit code is 1 when one
// failed. `NEWSMARK_ALL_TESTS=1`, as in CI, leaves out nothing on Linux that can be installed.
import {mkdirSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import path from 'node:path'
import {lint, runNode, runScript, runStep} from './support/run-step.mjs'

const ROOT = path.join(import.meta.dirname, '..')
const ARTIFACTS = path.join(ROOT, 'tests/artifacts')
/** The suites that drive other programs. */
const SUITES = ['scale', 'tables', 'shells', 'hooks', 'neovim', 'emacs', 'editor']

const total = {passed: 0, failed: 0, skipped: 0}
/** How many tests are left out, by file and reason. */
const leftOut = new Map()

mkdirSync(ARTIFACTS, {recursive: true})
await check('types', () => runScript('tsc', ['-b']))
await check('lint', lint)
const packaged = await check('package', pack)
await runVitest()
if (packaged) for (const name of SUITES) await runSuite(name)
else leaveOut(SUITES.map(name => `tests/${name}`).join(', '), 'the package could not be made', 0)
print()
process.exitCode = total.failed > 0 ? 1 : 0

/** A step that passes or fails as a whole counts as one test. */
async function check(name, act) {
  const passed = await runStep(name, act)
  total[passed ? 'passed' : 'failed'] += 1
  return passed
}

async function pack() {
  const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'))
  const [declare, ...options] = manifest.scripts.declare.split(' ')
  const scripts = [
    ['server/bundle.mjs'],
    ['client/bundle.mjs'],
    ['client/page/bundle.mjs'],
    [declare, ...options],
    ['client/package.mjs']
  ]
  for (const [script, ...args] of scripts) {
    const code = await runScript(script, args)
    if (code !== 0) return code
  }
  return 0
}

async function runVitest() {
  const report = fresh('vitest')
  const reporters = ['--reporter=default', '--reporter=./tests/support/vitest-report.mjs']
  const env = {NEWSMARK_REPORT: report}
  const passed = await runStep('unit and sessions', () =>
    runScript('vitest', ['run', '--coverage', ...reporters], env)
  )
  add('unit and sessions', passed, report)
}

/** One file at a time: each takes all the memory there is. */
async function runSuite(name) {
  const report = fresh(name)
  const reporters = [
    ['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ['--test-reporter=./tests/support/node-report.mjs', `--test-reporter-destination=${report}`]
  ].flat()
  const files = readdirSync(path.join(ROOT, 'tests', name))
    .filter(file => file.endsWith('.test.mjs'))
    .map(file => `tests/${name}/${file}`)
  const passed = await runStep(name, () =>
    runNode(['--test', '--test-concurrency=1', ...reporters, ...files])
  )
  add(name, passed, report)
}

/** A suite that ended badly counts as failed even where no single test did, and so does one that did nothing. */
function add(suite, passed, file) {
  const counts = read(file)
  const isUnsaid = counts.leftOut.some(({why}) => why === '')
  const isIdle = counts.passed === 0 && counts.leftOut.length === 0
  if (isUnsaid) console.error(`${suite}: a test is left out without a reason`)
  total.passed += counts.passed
  total.failed += counts.failed
  if (counts.failed === 0 && (!passed || isIdle || isUnsaid)) total.failed += 1
  for (const {file, why} of counts.leftOut)
    leaveOut(file ?? `tests/${suite}`, why || 'no reason is given')
}

function leaveOut(file, why, tests = 1) {
  total.skipped += tests
  const key = `${file}: ${why}`
  leftOut.set(key, (leftOut.get(key) ?? 0) + tests)
}

function print() {
  if (leftOut.size > 0) console.log('\nLeft out:')
  for (const [what, tests] of leftOut) console.log(`  ${tests || 'all'} of ${what}`)
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
  console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`)
}

function fresh(name) {
  const file = path.join(ARTIFACTS, `${name}.json`)
  rmSync(file, {force: true})
  return file
}

/** What a reporter counted; nothing where it did not get so far. */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    console.error(`${path.basename(file)}: ${error.message}`)
    return {passed: 0, failed: 0, leftOut: []}
  }
}

// Runs every test there is, in the order in which a failure costs least, and prints what each step took.
// The last line counts all tests; the exit code is 1 when one failed.
import {spawnSync} from 'node:child_process'
import {mkdirSync, readFileSync, rmSync} from 'node:fs'
import path from 'node:path'

const root = path.join(import.meta.dirname, '..')
const artifacts = path.join(root, 'tests/artifacts')
const total = {passed: 0, failed: 0, skipped: 0}

mkdirSync(artifacts, {recursive: true})
check('types', 'npm', ['run', '--silent', 'types'])
check('lint', 'npm', ['run', '--silent', 'lint'])
const packaged = check('package', 'npm', ['run', '--silent', 'package'])
runVitest()
if (packaged) {
  runNodeTests('scale', 'tests/scale/*.test.mjs')
  runNodeTests('shells', 'tests/shells/*.test.mjs')
  runNodeTests('neovim', 'tests/neovim/*.test.mjs')
  runNodeTests('editor', 'tests/editor/*.test.mjs')
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`)
process.exitCode = total.failed > 0 ? 1 : 0

/** A step that passes or fails as a whole counts as one test. */
function check(name, command, args) {
  const passed = run(name, command, args)
  total[passed ? 'passed' : 'failed'] += 1
  return passed
}

function runVitest() {
  const report = fresh('vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const passed = run('unit and sessions', 'npx', ['vitest', 'run', ...reporters])
  const counts = read(report, text => {
    const {numPassedTests, numFailedTests, numPendingTests} = JSON.parse(text)
    return {passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests}
  })
  add(passed, counts)
}

/** The suites that drive other programs run one file at a time: each takes all the memory there is. */
function runNodeTests(name, glob) {
  const report = fresh(`${name}.tap`)
  const reporters = ['spec', 'stdout', 'tap', report].flatMap((value, index) => [
    index % 2 === 0 ? '--test-reporter' : '--test-reporter-destination',
    value
  ])
  const passed = run(name, 'bash', [
    '-c',
    `exec node --test --test-concurrency=1 ${reporters.join(' ')} ${glob}`
  ])
  const counts = read(report, text => {
    const count = word => Number(text.match(new RegExp(`^# ${word} (\\d+)$`, 'm'))?.[1] ?? 0)
    const failed = count('fail') + count('cancelled')
    return {passed: count('pass'), failed, skipped: count('skipped') + count('todo')}
  })
  add(passed, counts)
}

/** A suite that ended badly counts as failed even where no single test did, and so does one that ran nothing. */
function add(passed, counts) {
  const {passed: p = 0, failed: f = 0, skipped: s = 0} = counts ?? {}
  total.passed += p
  total.failed += f === 0 && (!passed || p === 0) ? 1 : f
  total.skipped += s
}

function run(name, command, args) {
  console.log(`\n== ${name}`)
  const start = performance.now()
  const {status, error} = spawnSync(command, args, {cwd: root, stdio: 'inherit'})
  if (error) console.error(`${command}: ${error.message}`)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`== ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${seconds} s`)
  return status === 0
}

function fresh(name) {
  const file = path.join(artifacts, name)
  rmSync(file, {force: true})
  return file
}

function read(file, parse) {
  try {
    return parse(readFileSync(file, 'utf8'))
  } catch (error) {
    console.error(`${path.basename(file)}: ${error.message}`)
    return undefined
  }
}

// npm run check [-- REVISION]: what is worth knowing at once: types, lint, architecture, and the quick tests of what
// differs from a revision. By default that is what is not committed, or else the last commit. `npm test` runs the rest.
import {execFileSync} from 'node:child_process'
import {lint, runScript, runStep} from './support/run-step.mjs'

/** What starts processes, needs a build, or tries thousands of made-up texts. */
const SLOW = [
  ...['ci', 'cli', 'differential', 'docs', 'grammar', 'lsp', 'real'].map(
    name => `tests/${name}/**`
  ),
  'tests/**/{agreement,differential,hostile,laws}.test.ts',
  'tests/node/{git-versions,ignore-files}.test.ts',
  'tests/{index,packaging}.test.ts',
  'tests/suppressions/add-comments.test.ts'
]

// Two at a time, as there are two cores at least. The architecture test goes first: it reads all there is.
const passed = await Promise.all([
  runStep('types', () => runScript('tsc', ['-b'])),
  runStep('lint', lint)
])
passed.push(await runStep('architecture', () => runTests('tests/architecture.test.ts')))
passed.push(await runStep('tests of what changed', () => runTests(changed())))
process.exitCode = passed.every(Boolean) ? 0 : 1

function runTests(...args) {
  const exclude = SLOW.flatMap(glob => ['--exclude', glob])
  const options = ['run', '--passWithNoTests', ...exclude, ...args]
  return runScript('vitest', options, {NEWSMARK_QUICK: '1'})
}

function changed() {
  const status = execFileSync('git', ['status', '--porcelain'], {encoding: 'utf8'})
  return `--changed=${process.argv[2] ?? (status === '' ? 'HEAD~1' : 'HEAD')}`
}

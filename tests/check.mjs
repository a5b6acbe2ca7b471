// npm run check [-- REVISION]: what is worth knowing at once: types, lint, architecture, and the quick tests of what
// differs from a revision. By default that is what is not committed, or else the last commit. `npm test` runs the rest.
import {execFileSync} from 'node:child_process'
import {runScript, runStep} from './support/run-step.mjs'

/**
 * What starts processes, needs a build, watches modules in an environment of its own, or tries thousands of made-up
 * texts.
 */
const SLOW = [
  ...['ci', 'cli', 'differential', 'docs', 'grammar', 'lsp', 'real'].map(
    name => `tests/${name}/**`
  ),
  'tests/**/{agreement,differential,hostile,laws}.test.ts',
  'tests/node/{git-versions,ignore-files}.test.ts',
  'tests/{index,packaging}.test.ts',
  'tests/work/{corpus,files,keystroke}.test.ts',
  'tests/suppressions/add-comments.test.ts'
]

const files = changedFiles()

// Two at a time, as there are two cores at least.
const passed = await Promise.all([
  runStep('types', () => runScript('tsc', ['-b'])),
  runStep('lint', async () => (await lintChanged()) || (await runScript('knip', ['--no-progress'])))
])
passed.push(await runStep('architecture and tests of what changed', runRelated))
process.exitCode = passed.every(Boolean) ? 0 : 1

/** What differs from the revision, and is still there. */
function changedFiles() {
  const git = (...args) => execFileSync('git', args, {encoding: 'utf8'}).split('\0').filter(Boolean)
  const isClean = git('status', '--porcelain', '-z').length === 0
  const revision = process.argv[2] ?? (isClean ? 'HEAD~1' : 'HEAD')
  const changed = git('diff', '--name-only', '--diff-filter=d', '-z', revision, '--')
  return [...changed, ...git('ls-files', '--others', '--exclude-standard', '-z')]
}

async function lintChanged() {
  const known = files.filter(file => /\.(?:[cm]?[jt]s|json)$/.test(file))
  if (known.length === 0) return 0
  return await runScript('biome', [
    'ci',
    '--error-on-warnings',
    '--no-errors-on-unmatched',
    ...known
  ])
}

function runRelated() {
  const exclude = SLOW.flatMap(glob => ['--exclude', glob])
  const options = ['related', '--run', ...exclude, 'tests/architecture.test.ts', ...files]
  return runScript('vitest', options, {NEWSMARK_QUICK: '1'})
}

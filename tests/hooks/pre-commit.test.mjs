// The hooks for pre-commit, installed by it from a clone as docs/ci.md says, and run on a repository of articles.
import assert from 'node:assert/strict'
import {execFileSync, spawnSync} from 'node:child_process'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {test} from 'node:test'
import {ensureCommand, need} from '../support/ensure-command.mjs'

const ROOT = path.join(import.meta.dirname, '../..')
const {found: preCommit, skip} = await need(() => ensureCommand('pre-commit', 'pre-commit'))

const ARTICLE =
  '---\ntitle: Truce\nsource: Wire\ndate: 2016-04-22\n---\nThe :actor[UN]{ref=un} spoke.\n'

test('the hooks of docs/ci.md find mistakes, fix them and pass', {skip}, () => {
  const home = mkdtempSync(path.join(tmpdir(), 'newsmark-hooks-'))
  try {
    const clone = path.join(home, 'newsmark')
    git(home, 'clone', '-q', '--no-hardlinks', ROOT, clone)
    const corpus = corpusWith(home, clone, git(clone, 'rev-parse', 'HEAD').trim())
    const found = run(home, corpus, 'newsmark-all')
    assert.match(found.stdout, /a\.news\.txt\n.*`u` *|unknown-entry/s)
    assert.notEqual(found.status, 0)
    writeFileSync(path.join(corpus, 'a.news.txt'), ARTICLE)
    git(corpus, 'add', '.')
    // The reference says nothing that the name does not: that has a safe fix.
    const fixed = run(home, corpus, 'newsmark-fix')
    assert.match(fixed.stdout, /files were modified by this hook/)
    git(corpus, 'add', '.')
    for (const hook of ['newsmark', 'newsmark-fix', 'newsmark-all']) {
      const passed = run(home, corpus, hook)
      assert.equal(passed.status, 0, passed.stdout)
      assert.match(passed.stdout, /Passed/)
    }
  } finally {
    rmSync(home, {recursive: true, force: true})
  }
})

/** A repository with a mistake in an article, and with the hooks of a clone at a commit. */
function corpusWith(home, clone, rev) {
  const corpus = path.join(home, 'corpus')
  git(home, 'init', '-q', corpus)
  const hooks = ['newsmark', 'newsmark-fix', 'newsmark-all']
    .map(id => `      - id: ${id}\n`)
    .join('')
  writeFileSync(
    path.join(corpus, '.pre-commit-config.yaml'),
    `default_language_version: {node: system}\nrepos:\n  - repo: ${clone}\n    rev: ${rev}\n    hooks:\n${hooks}`
  )
  writeFileSync(path.join(corpus, 'glossary.yaml'), 'actors:\n  un: {name: UN}\n')
  writeFileSync(path.join(corpus, 'a.news.txt'), ARTICLE.replace('ref=un', 'ref=u'))
  git(corpus, 'add', '.')
  return corpus
}

function run(home, corpus, hook) {
  const env = {...process.env, PRE_COMMIT_HOME: path.join(home, 'cache'), NO_COLOR: '1'}
  const args = ['run', '--all-files', '--color=never', '--verbose', hook]
  return spawnSync(preCommit, args, {cwd: corpus, env, encoding: 'utf8'})
}

function git(cwd, ...args) {
  return execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
    cwd,
    encoding: 'utf8'
  })
}

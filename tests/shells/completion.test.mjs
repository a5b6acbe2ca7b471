// The completion scripts in the shells themselves.
import assert from 'node:assert/strict'
import {execFileSync} from 'node:child_process'
import {chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {after, before, test} from 'node:test'
import {ensureCommand, need} from '../support/ensure-command.mjs'

const CLI = path.join(import.meta.dirname, '../../dist/cli.cjs')
const bash = await need(() => ensureCommand('bash', 'bash'))
const fish = await need(() => ensureCommand('fish', 'fish'))
const zsh = await need(() => ensureCommand('zsh', 'zsh'))

let folder
let env

before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'newsmark-shells-'))
  mkdirSync(path.join(folder, 'articles'))
  writeFileSync(
    path.join(folder, 'newsmark'),
    `#!/bin/sh\nexec "${process.execPath}" "${CLI}" "$@"\n`
  )
  chmodSync(path.join(folder, 'newsmark'), 0o755)
  env = {...process.env, PATH: `${folder}${path.delimiter}${process.env.PATH}`, HOME: folder}
})

after(() => rmSync(folder, {recursive: true}))

/** What is typed, and what the shell then offers. */
const cases = [
  ['newsmark che', 'check'],
  ['newsmark check --force-e', '--force-exclude'],
  ['newsmark check --format sar', 'sarif'],
  ['newsmark check arti', 'articles/'],
  ['newsmark completion fi', 'fish'],
  ['newsmark help menti', 'mentions']
]

test('bash', {skip: bash.skip}, () => {
  const script = `eval "$(newsmark completion bash)"
    for line in "$@"; do COMP_WORDS=($line); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _newsmark; echo "$COMPREPLY"; done`
  const offered = run(bash.found, [
    '--norc',
    '-c',
    script,
    'bash',
    ...cases.map(([typed]) => typed)
  ])
  // Bash adds the slash behind a folder only on the screen.
  assert.deepEqual(
    offered,
    cases.map(([, offer]) => offer.replace(/\/$/, ''))
  )
})

test('fish', {skip: fish.skip}, () => {
  const script = `newsmark completion fish | source
    for line in $argv; complete -C $line | head -n 1 | string split -f 1 \\t; end; true`
  const offered = run(fish.found, ['--no-config', '-c', script, ...cases.map(([typed]) => typed)])
  assert.deepEqual(
    offered,
    cases.map(([, offer]) => offer)
  )
})

test('zsh', {skip: zsh.skip}, () => {
  run('sh', ['-c', 'newsmark completion zsh > _newsmark'])
  writeFileSync(path.join(folder, 'drive.zsh'), ZSH)
  const offered = run(zsh.found, ['-f', 'drive.zsh', ...cases.map(([typed]) => typed)])
  // One match is completed in place, with a blank behind it.
  assert.deepEqual(
    offered,
    cases.map(([typed, offer]) => completed(typed, offer))
  )
})

/** A terminal of its own, in which a widget prints the line as Tab left it. */
const ZSH = `zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PS1=; fpath=($PWD \\$fpath); autoload -Uz compinit; compinit -u -d $PWD/dump"
zpty -w shell 'tell() { zle complete-word; print -r -- "<<$BUFFER>>"; BUFFER= }; zle -N tell; bindkey "^I" tell; print READY'
zpty -r -m shell seen '*READY*READY*'
for line in "$@"; do
  zpty -n -w shell "$line"$'\\t'
  zpty -r -m shell seen '*<<*>>*'
  print -r -- "\${\${seen##*<<}%%>>*}"
done
zpty -d shell
`

function completed(typed, offer) {
  const line = typed.replace(/\S+$/, offer)
  return offer.endsWith('/') ? line : `${line} `
}

function run(command, args) {
  const output = execFileSync(command, args, {cwd: folder, env, encoding: 'utf8', timeout: 60_000})
  return output.split('\n').slice(0, -1)
}

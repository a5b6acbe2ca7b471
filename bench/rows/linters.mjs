import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {
  emptyFolder,
  ensureCopies,
  ensureCorpus,
  ensureNames,
  ensureTypedArticle,
  PARAGRAPHS
} from '../corpus.mjs'
import {median} from '../measure.mjs'
import {packageCommand, peerFile, rumdl, WALK} from '../peers.mjs'
import {cpuTime, outputOf, wallTime} from '../processes.mjs'
import {expectReported} from './newsmark.mjs'

/** @typedef {import('../measure.mjs').Side} Side */
/** @typedef {import('../processes.mjs').Call} Call */

/** Faults of TEI that make it ill-formed or give an id twice, which is all that `xmllint --noout` looks at. */
const SEEN_BY_XMLLINT = ['unclosed-tag', 'duplicate-id']

/** Node running an empty file; processor time. */
export function emptyNode() {
  const call = {command: process.execPath, args: [peerFile('empty.cjs')]}
  return {sample: () => cpuTime(call)}
}

/**
 * `xmllint --noout` on the same content as TEI, in the faster of the two ways in which people run it on many files;
 * through `xargs` with so many at once where `processes` is more than 1.
 */
export function xmllintCorpus(count, processes = 1) {
  const cwd = ensureCopies(count, 'tei')
  const options = processes > 1 ? `-P ${processes} -n ${Math.ceil(count / processes)} ` : ''
  const xargs = `find . -name "*.xml" -print0 | xargs -0 ${options}xmllint --noout`
  /** @type {(Call & {way: string})[]} */
  const ways = [{way: xargs, command: 'sh', args: ['-c', xargs], cwd, codes: [123]}]
  if (processes === 1) {
    const way = 'xmllint --noout articles/*/*.xml'
    ways.push({way, command: 'sh', args: ['-c', way], cwd, codes: [1]})
  }
  const {seeded} = ensureCorpus(count)
  const {stderr} = outputOf(ways[0])
  const seen = seeded.filter(({fault}) => SEEN_BY_XMLLINT.includes(fault))
  const found = expectReported('xmllint', stderr.match(/[^\s:]+\.xml(?=:\d)/g) ?? [], seen)
  const {way, ...call} = fastest(ways)
  return {sample: () => wallTime(call), note: () => `beside \`${way}\`; ${found}`}
}

function fastest(ways) {
  if (ways.length === 1) return ways[0]
  const times = ways.map(way => median([wallTime(way), wallTime(way), wallTime(way)]))
  return ways[times.indexOf(Math.min(...times))]
}

/** `xmllint --noout` on the article of 10 MB as TEI, in which it has nothing to find. */
export function xmllintLarge() {
  const {root, tei} = ensureTypedArticle(PARAGRAPHS['10 MB'])
  const call = {command: 'xmllint', args: ['--noout', tei], cwd: root}
  return {
    sample: () => wallTime(call),
    note: () => 'an unknown entry is none of xmllint’s business'
  }
}

/** rumdl on the same texts as `.md`; it cannot see the seeded faults, so that one of Markdown has to be found in a copy. */
export function rumdlCorpus(count) {
  const options = ['--no-cache', '--config', peerFile('rumdl.toml'), '.']
  const args = ['check', ...options]
  const call = {command: rumdl() ?? 'rumdl', args, cwd: ensureCopies(count, 'md')}
  const {stdout} = outputOf(call)
  if (!stdout.includes(`in ${count} files`))
    throw new Error(`Unexpected report of rumdl: ${stdout}`)
  const control = emptyFolder('rumdl-control')
  writeFileSync(join(control, 'control.md'), 'A line.\n\n\n\nAnother.\n')
  outputOf({...call, cwd: control, codes: [1]})
  return {
    sample: () => wallTime(call),
    note: () => `rumdl read all ${count} files, and found a fault of Markdown`
  }
}

/** eslint with a language and a rule of ours. */
export function eslintCorpus(count) {
  const options = ['--config', peerFile('eslint.config.mjs'), 'articles']
  const [command, program] = packageCommand('eslint', 'bin/eslint.js')
  return linter('eslint', {command, args: [program, ...options]}, count)
}

/** textlint with the same rule. */
export function textlintCorpus(count) {
  const rules = ['--config', peerFile('textlintrc.json'), '--rulesdir', peerFile('textlint-rules')]
  const [command, program] = packageCommand('textlint', 'bin/textlint.js')
  return linter('textlint', {command, args: [program, ...rules, 'articles']}, count)
}

function linter(name, call, count) {
  ensureNames()
  const {root, seeded} = ensureCorpus(count)
  const run = {...call, cwd: root, codes: [1]}
  const {stdout} = outputOf({...run, args: [...run.args, '--format', 'json']})
  const reported = JSON.parse(stdout)
    .filter(({messages}) => messages.length > 0)
    .map(({filePath}) => filePath)
  const note = expectReported(name, reported, seeded)
  return {sample: () => wallTime(run), note: () => note}
}

/** The program in C that walks a corpus and reads every article, or asks for its size alone. */
export function walkCorpus(count, options = []) {
  const {root} = ensureCorpus(count)
  const call = {command: WALK, args: [...options, '.'], cwd: root}
  const printed = outputOf(call).stdout.trim()
  if (!printed.startsWith(`${count} files`)) throw new Error(`Unexpected walk: ${printed}`)
  return {sample: () => wallTime(call), note: () => printed}
}

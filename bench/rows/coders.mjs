import {mkdirSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {articleTexts, emptyFolder, PARAGRAPHS, typedArticleText} from '../corpus.mjs'
import {cpuTime, outputOf, wallTime} from '../processes.mjs'

/** @typedef {import('../measure.mjs').Side} Side */
/** @typedef {import('../builds.mjs').Build} Build */

/** One changed article in so many. */
const ONE_IN = 50
/** What one of two coders has left out, and where they say something else. */
const LEFT_OUT = 10
const OTHER_STANCE = 4

/**
 * `newsmark diff` of two commits of so many articles, of which one in fifty has another stance in its first claim.
 *
 * @param {Build} build
 * @param {number} count
 * @returns {Side}
 */
export function diffRevisions(build, count) {
  const cwd = emptyFolder(`revisions-${count}`)
  const texts = articleTexts(count)
  const nameOf = at => join('articles', String(at % 100), `${at}.news.txt`)
  write(cwd, 'newsmark.yaml', '')
  for (const [at, text] of texts.entries()) write(cwd, nameOf(at), text)
  git(cwd, 'init', '--quiet')
  commit(cwd)
  let changed = 0
  for (const [at, text] of texts.entries()) {
    if (at % ONE_IN !== 0) continue
    write(cwd, nameOf(at), text.replace(/stance=(?:support|oppose)/, 'stance=mixed'))
    changed++
  }
  commit(cwd)
  const args = [build.cli, 'diff', '--format', 'json', 'HEAD~1..HEAD']
  const call = {command: process.execPath, args, cwd}
  const found = JSON.parse(outputOf(call).stdout)
  const isRight = ({changes}) =>
    changes.length === 1 &&
    changes[0].details.some(({name, added}) => name === 'stance' && added[0] === 'mixed')
  if (found.length !== changed || !found.every(isRight))
    throw new Error(`Unexpected ${found.length} articles, expected a stance in each of ${changed}`)
  return {sample: () => wallTime(call), note: () => `found the ${changed} stances that differ`}
}

/**
 * `newsmark merge-file` on an article of 100 KB in which ours changes a stance and theirs tags a word; processor time.
 *
 * @param {Build} build
 * @returns {Side}
 */
export function mergeFile(build) {
  const cwd = emptyFolder('merge-file')
  const base = typedArticleText(PARAGRAPHS['100 KB'])
  const ours = base.replace(/stance=(?:support|oppose)/, 'stance=mixed')
  const last = base.lastIndexOf(' stayed as it was')
  const theirs = `${base.slice(0, last)} :actor[stayed]{ref=none}${base.slice(last + ' stayed'.length)}`
  const expected = theirs.replace(/stance=(?:support|oppose)/, 'stance=mixed')
  write(cwd, 'base', base)
  write(cwd, 'theirs', theirs)
  const args = [build.cli, 'merge-file', 'base', 'ours', 'theirs']
  const call = {command: process.execPath, args, cwd}
  write(cwd, 'ours', ours)
  outputOf(call)
  if (outputOf({command: 'cat', args: ['ours'], cwd}).stdout !== expected)
    throw new Error('Unexpected merge, expected what both sides changed')
  const sample = () => {
    write(cwd, 'ours', ours)
    return cpuTime(call)
  }
  return {sample, note: () => 'merged what both sides changed'}
}

/**
 * `newsmark agree` with its usual measures on two coders of so many articles with 40 marks each.
 *
 * @param {Build} build
 * @param {number} articles
 * @returns {Side}
 */
export function agreeing(build, articles) {
  const cwd = emptyFolder(`coders-${articles}`)
  for (let at = 0; at < articles; at++)
    for (const coder of ['anna', 'ben']) write(cwd, `${coder}/${at}.news.txt`, coded(40, coder, at))
  const call = {
    command: process.execPath,
    args: [build.cli, 'agree', '--format', 'json', 'anna', 'ben'],
    cwd
  }
  const {measures, disagreements} = JSON.parse(outputOf(call).stdout)
  const left = Math.ceil(40 / LEFT_OUT)
  expectValue(measures, 'f1', null, null, (2 * (40 - left)) / (80 - left))
  const claims = count(40, at => isClaim(at) && at % LEFT_OUT !== 0)
  const others = count(40, at => isClaim(at) && at % LEFT_OUT !== 0 && at % OTHER_STANCE === 3)
  expectValue(measures, 'agreement', 'claim', 'stance', (claims - others) / claims)
  if (disagreements.length !== articles * (left + others))
    throw new Error(`Unexpected ${disagreements.length} disagreements`)
  return {
    sample: () => wallTime(call),
    note: () =>
      `found the ${disagreements.length} disagreements, and the F1 and the agreement that they give`
  }
}

/**
 * γ of two coders with so many units in one article: the best alignment of these, and that of one sample.
 *
 * @param {Build} build
 * @param {number} units
 * @returns {Side}
 */
export function aligning(build, units) {
  const cwd = emptyFolder(`gamma-${units}`)
  for (const coder of ['anna', 'ben', 'same'])
    write(cwd, `${coder}/a.news.txt`, coded(units, coder, 0))
  const measure = other => ({
    command: process.execPath,
    args: [
      build.cli,
      'agree',
      '--measures',
      'gamma',
      '--kinds',
      'claim,actor',
      '--samples',
      '1',
      '--format',
      'json',
      'anna',
      other
    ],
    cwd
  })
  const {measures} = JSON.parse(outputOf(measure('same')).stdout)
  expectValue(measures, 'gamma', null, null, 1)
  const [{value, count: found}] = JSON.parse(outputOf(measure('ben')).stdout).measures
  if (found !== 2 * units - Math.ceil(units / LEFT_OUT) || !(value > 0.5 && value < 1))
    throw new Error(`Unexpected γ of ${value} for ${found} units`)
  return {
    sample: () => wallTime(measure('ben')),
    note: () => `γ is ${value.toFixed(3)}, and 1 for the same units`
  }
}

/** An article with so many marks, some of which one coder has left out or given another stance. */
function coded(marks, coder, article) {
  const isBen = coder === 'ben'
  const sentences = Array.from({length: marks}, (_, at) => {
    const words = `the envoy of town ${article} said ${at} things`
    if (isBen && at % LEFT_OUT === 0) return `${words} on the day.`
    if (!isClaim(at)) return `:actor[${words}]{ref=none} on the day.`
    const stance = isBen && at % OTHER_STANCE === 3 ? 'oppose' : 'support'
    return `:claim[${words}]{#c${at} speaker=author stance=${stance}} on the day.`
  })
  return `---\ntitle: Talks\nsource: Example Wire\ndate: 2016-04-22\n---\n${sentences.join('\n')}\n`
}

function isClaim(at) {
  return at % 2 === 1
}

function count(until, test) {
  return Array.from({length: until}, (_, at) => at).filter(test).length
}

function expectValue(measures, measure, kind, attribute, expected) {
  const row = measures.find(
    each => each.measure === measure && each.kind === kind && each.attribute === attribute
  )
  if (!row || Math.abs(row.value - expected) > 1e-9)
    throw new Error(`Unexpected ${measure} of ${row?.value}, expected ${expected}`)
}

function write(cwd, name, text) {
  const path = join(cwd, name)
  mkdirSync(dirname(path), {recursive: true})
  writeFileSync(path, text)
}

function commit(cwd) {
  git(cwd, 'add', '--all')
  git(
    cwd,
    '-c',
    'user.name=Bench',
    '-c',
    'user.email=bench@example.org',
    '-c',
    'gc.auto=0',
    'commit',
    '--quiet',
    '--message',
    'state'
  )
}

function git(cwd, ...args) {
  outputOf({command: 'git', args, cwd})
}

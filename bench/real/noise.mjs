import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {currentBuild, ROOT} from '../builds.mjs'
import {createRandom} from '../generate/random.mjs'
import {findingsOf} from '../rows/newsmark.mjs'
import {cameoGlossary} from './cameo.mjs'
import {geonamesGlossary, placeNames} from './geonames.mjs'

const DATA = join(ROOT, '..', 'shared', 'data')
const NEWS = join(DATA, 'news', 'wikinews-en')

const glossaries = {
  cameo: () => [
    'cameo.jsonl',
    cameoGlossary(
      join(DATA, 'glossaries', 'cameo'),
      placeNames(join(DATA, 'glossaries', 'geonames'))
    )
  ],
  geonames: () => ['geonames.tsv', geonamesGlossary(join(DATA, 'glossaries', 'geonames'))]
}

const USAGE = `Usage: node bench/real/noise.mjs [--glossary NAME]... [--sample N] [--seed N]
  --glossary NAME  ${Object.keys(glossaries).join(' or ')}; both by default
  --sample N       print so many of the findings of untagged-mention, drawn at random
  --seed N         draw others`

main()

/** Counts what the recommended rules say of real articles that nobody has annotated, under real glossaries. */
function main() {
  const {glossary, sample, seed} = readArguments()
  if (!existsSync(NEWS)) {
    process.stdout.write(
      'Skipped: there are no real articles at ../shared/data/news/wikinews-en.\n'
    )
    return
  }
  const root = mkdtempSync(join(tmpdir(), 'newsmark-noise-'))
  try {
    makeProject(root, glossary)
    const findings = findingsOf(currentBuild(), root)
    print(findings, readdirSync(NEWS).length)
    printSample(root, findings, Number(sample), Number(seed))
  } finally {
    rmSync(root, {recursive: true})
  }
}

function readArguments() {
  const options = /** @type {const} */ ({
    glossary: {type: 'string', multiple: true, default: Object.keys(glossaries)},
    sample: {type: 'string', default: '0'},
    seed: {type: 'string', default: '1'}
  })
  try {
    const {values} = parseArgs({options})
    const unknown = values.glossary.find(name => !Object.hasOwn(glossaries, name))
    if (unknown === undefined) return values
    return leave(`Unexpected glossary "${unknown}"`)
  } catch (error) {
    return leave(error.message)
  }
}

/** @returns {never} */
function leave(message) {
  process.stderr.write(`${message}\n${USAGE}\n`)
  process.exit(2)
}

/** Makes a project of the untouched articles with the glossaries of some names. */
function makeProject(root, names) {
  cpSync(NEWS, join(root, 'articles'), {recursive: true})
  mkdirSync(join(root, 'glossary'))
  for (const name of names) {
    const [file, content] = glossaries[name]()
    writeFileSync(join(root, 'glossary', file), content)
  }
  writeFileSync(join(root, 'newsmark.yaml'), 'include: [articles/*.txt]\nglossary: [glossary/*]\n')
}

function print(findings, articles) {
  const inArticles = findings.filter(({path}) => path.startsWith('articles'))
  const inGlossary = findings.filter(({path}) => !path.startsWith('articles'))
  process.stdout.write(`${articles} untouched articles, ${inArticles.length} findings in them\n`)
  for (const [rule, found] of byRule(inArticles)) {
    const share = new Set(found.map(({path}) => path)).size
    const each = (found.length / articles).toFixed(2)
    process.stdout.write(`  ${rule}: ${found.length} in ${share} articles, ${each} an article\n`)
  }
  process.stdout.write(`${inGlossary.length} findings in the glossaries\n`)
  for (const [rule, found] of byRule(inGlossary)) {
    const {path, line, message} = found[0]
    process.stdout.write(`  ${rule}: ${found.length}\n    first: ${path}:${line} ${message}\n`)
  }
}

function byRule(findings) {
  const groups = new Map()
  for (const finding of findings) {
    const group = groups.get(finding.ruleId)
    if (group === undefined) groups.set(finding.ruleId, [finding])
    else group.push(finding)
  }
  return [...groups].sort(([, a], [, b]) => b.length - a.length)
}

/** Prints findings with the words around them, for somebody to judge. */
function printSample(root, findings, count, seed) {
  const random = createRandom(seed)
  const drawn = findings
    .filter(({ruleId}) => ruleId === 'untagged-mention')
    .map(finding => ({finding, place: random()}))
    .sort((a, b) => a.place - b.place)
    .slice(0, count)
  for (const [index, {finding}] of drawn.entries()) {
    process.stdout.write(`${index + 1}. ${inContext(root, finding)}\n`)
  }
}

function inContext(root, {path, line, column, endLine, endColumn, message}) {
  const lines = readFileSync(join(root, path), 'utf8').split(/\r\n?|\n/)
  const text = lines[line - 1]
  const before = text.slice(Math.max(0, column - 81), column - 1)
  const behind = lines[endLine - 1].slice(endColumn - 1, endColumn + 59)
  const name =
    endLine === line ? text.slice(column - 1, endColumn - 1) : `${text.slice(column - 1)} …`
  const entry = /mention of (`.*`)$/.exec(message)?.[1] ?? message
  return `${path.replace('articles/', '')} ${entry} ${before}[[${name}]]${behind}`
}

import {spawnSync} from 'node:child_process'
import {dirname, relative} from 'node:path'
import {findingsOf, timeCheck} from './cli.mjs'
import {ensureCorpus} from './corpus.mjs'
import {measurePairs, median, timeProcess} from './measure.mjs'
import {pairedRow, skippedRow} from './report.mjs'

const TARGET = {text: '≤ 1.0', met: ratio => ratio <= 1}

/** Measures `newsmark check` on corpora beside `xmllint --noout` on the same content as TEI; gives the rows of the table. */
export function measureCheckCorpus({quick}) {
  const rounds = quick ? 3 : 11
  if (spawnSync('xmllint', ['--version']).error !== undefined)
    return [skippedRow('check 10,000 articles', 'xmllint', 'not installed (Debian: libxml2-utils)')]
  const [large, small] = [10_000, 1000].map(size => ({size, corpus: ensureCorpus(size)}))
  return [
    row(large, faster([xmllintOnAll, xmllintThroughXargs], large), rounds, TARGET),
    row(large, xmllintTwice(large), rounds),
    row(small, faster([xmllintOnAll, xmllintThroughXargs], small), rounds)
  ]
}

function row({size, corpus}, {way, run}, rounds, target) {
  const what = `check ${size.toLocaleString('en')} articles, 500 entries`
  const note = `${countFindings(corpus)} findings for ${corpus.faults} seeded faults, beside \`${way}\``
  const times = measurePairs({ours: () => timeCheck(corpus.root), peer: run, rounds})
  return pairedRow({
    what,
    peerName: way.includes('-P 2') ? '2 × xmllint' : 'xmllint',
    times,
    target,
    note
  })
}

/** Counts what our check finds, and throws when articles with a seeded fault are missing. */
function countFindings({root, articles, faults}) {
  const findings = findingsOf(root)
  const faulty = new Set(findings.map(({path}) => path)).size
  if (faulty >= faults) return findings.length
  throw new Error(
    `Unexpected faults in ${faulty} of ${articles.length} articles, expected ${faults}`
  )
}

/** The faster of the ways in which people run xmllint on many files. */
function faster(ways, corpus) {
  const tried = ways.map(way => way(corpus))
  const medians = tried.map(({run}) => median([run(), run(), run()]))
  return tried[medians.indexOf(Math.min(...medians))]
}

/** The exit code is 1 on the seeded faults. */
function xmllintOnAll({corpus: {tei}}) {
  const cwd = dirname(dirname(tei[0]))
  const args = ['--noout', ...tei.map(path => relative(cwd, path))]
  return {
    way: 'xmllint --noout */*.xml',
    run: () => timeProcess('xmllint', args, {cwd, codes: [1]})
  }
}

function xmllintThroughXargs(corpus) {
  return throughXargs(corpus, '')
}

function xmllintTwice(corpus) {
  return throughXargs(corpus, `-P 2 -n ${corpus.size / 2} `)
}

/** xargs makes 123 of an exit code of 1. */
function throughXargs({corpus: {tei}}, options) {
  const cwd = dirname(dirname(tei[0]))
  const way = `find . -name "*.xml" -print0 | xargs -0 ${options}xmllint --noout`
  return {way, run: () => timeProcess('sh', ['-c', way], {cwd, codes: [123]})}
}

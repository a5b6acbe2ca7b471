import {createRequire} from 'node:module'
import {bundlePeer} from './bundle.mjs'
import {makeNames, makeProse} from './generate/prose.mjs'
import {createRandom} from './generate/random.mjs'
import {measurePairs, timed} from './measure.mjs'
import {pairedRow} from './report.mjs'

/** About so many UTF-16 units of prose are searched. */
const LENGTH = 2_000_000
/** With more names the peer takes minutes to build, and gigabytes. */
const MOST_OF_PEER = 100_000
const FEW = 500
const MANY = 1_000_000

/**
 * Measures the search for names in running text beside an automaton of Aho and Corasick, warm and in one process,
 * and beside itself with fewer names. Gives the rows of the table.
 */
export async function measureMentions({quick}) {
  const require = createRequire(import.meta.url)
  const ours = require(await bundlePeer('bench/mentions-newsmark.mjs'))
  const peer = require(await bundlePeer('bench/mentions-peer.mjs'))
  const rounds = quick ? 3 : 9
  const names = makeNames(createRandom(1), MANY)
  const counts = quick ? [FEW] : [FEW, MOST_OF_PEER]
  const rows = counts.map(count => besidePeer(ours, peer, names.slice(0, count), rounds))
  return [...rows, besideFew(ours, names, rounds)]
}

function besidePeer(ours, peer, names, rounds) {
  const text = makeProse(createRandom(2), names, LENGTH)
  const our = build(ours, names)
  const their = build(peer, names)
  checkSame(startsAndEnds(our.search(text)), peer.wholeNames(their.search(text), text))
  const target = {text: '≤ 1/3', met: ratio => ratio <= 1 / 3}
  return row(our, their, 'ahocorasick', names, text, rounds, target)
}

function besideFew(ours, names, rounds) {
  const few = names.slice(0, FEW)
  const text = makeProse(createRandom(2), few, LENGTH)
  const target = {text: '≤ 1.54', met: ratio => ratio <= 1.54}
  return row(build(ours, names), build(ours, few), `with ${FEW} names`, names, text, rounds, target)
}

function row(our, their, peerName, names, text, rounds, target) {
  const times = measurePairs({
    ours: () => timed(() => our.search(text)),
    peer: () => timed(() => their.search(text)),
    rounds,
    warmUp: 3
  })
  const best = text.length / Math.min(...times.ours) / 1000
  return pairedRow({
    what: `search for ${names.length} names in ${(text.length / 1e6).toFixed(1)} M characters`,
    peerName,
    times,
    target,
    note: `at best ${best.toFixed(0)} M characters a second; built in ${our.took.toFixed(0)} ms, the other in ${their.took.toFixed(0)} ms`
  })
}

function build({createSearch}, names) {
  const start = performance.now()
  const search = createSearch(names)
  return {search, took: performance.now() - start}
}

function startsAndEnds(hits) {
  return hits.filter((_, index) => index % 3 < 2)
}

/** Throws unless both have found the same names: else they would not be doing the same work. */
function checkSame(our, their) {
  const at = their.findIndex((offset, index) => offset !== our[index])
  if (at < 0 && our.length === their.length && our.length > 0) return
  throw new Error(`Unexpected offset ${our[at]}, expected ${their[at]} of ${their.length}`)
}

import {createRequire} from 'node:module'
import {bundle} from '../builds.mjs'
import {makeNames, makeProse} from '../generate/prose.mjs'
import {createRandom} from '../generate/random.mjs'
import {timed} from '../measure.mjs'
import {profileInProcess} from '../profile.mjs'

const require = createRequire(import.meta.url)

/** About so many UTF-16 units of prose are searched. */
const LENGTH = 2_000_000

/** The search for so many names in prose that holds some of them, warm and in this process. */
export async function ourSearch(build, count) {
  const ours = require(await bundle('rows/names-newsmark.mjs', build))
  return searching(ours.createSearch, count)
}

/** The same with an automaton of Aho and Corasick. Throws unless it finds the names that ours does. */
export async function ahocorasickSearch(build, count) {
  const ours = require(await bundle('rows/names-newsmark.mjs', build))
  const peer = require(await bundle('peers/ahocorasick.mjs'))
  const {names, text} = material(count)
  const found = startsAndEnds(ours.createSearch(names)(text))
  expectSame(found, peer.wholeNames(peer.createSearch(names)(text), text))
  return searching(peer.createSearch, count, `the same ${found.length / 2} names; `)
}

function searching(createSearch, count, remark = '') {
  const {names, text} = material(count)
  const start = performance.now()
  const search = createSearch(names)
  const built = performance.now() - start
  const megas = (text.length / 1e6).toFixed(1)
  return {
    sample: () => timed(() => search(text)),
    note: () => `${remark}built in ${built.toFixed(0)} ms; ${megas} M characters`,
    profile: folder => profileInProcess(folder, () => repeat(20, () => search(text)))
  }
}

/** Names, and a text in which some of the first 500 stand, so that it is the same for any number of names. */
function material(count) {
  const names = makeNames(createRandom(1), count)
  return {names, text: makeProse(createRandom(2), names.slice(0, 500), LENGTH)}
}

function repeat(times, work) {
  for (let time = 0; time < times; time++) work()
}

function startsAndEnds(hits) {
  return hits.filter((_, index) => index % 3 < 2)
}

/** Throws unless both have found the same names: else they would not be doing the same work. */
function expectSame(our, their) {
  const at = their.findIndex((offset, index) => offset !== our[index])
  if (at < 0 && our.length === their.length && our.length > 0) return
  throw new Error(`Unexpected offset ${our[at]}, expected ${their[at]} of ${their.length}`)
}

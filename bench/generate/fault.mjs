import {pick} from './random.mjs'

/** What each seeded fault does to an article: takes its mentions and its claims. */
const faults = {
  'unknown-entry': mentions => {
    mentions[0].attributes.ref = 'nobody-of-this-name'
  },
  'unknown-kind': mentions => {
    mentions[0].kind = 'acter'
  },
  'unknown-attribute': (_, claims) => {
    claims[0].attributes.speeker = 'author'
  },
  'invalid-value': (_, claims) => {
    claims[0].attributes.stance = 'suport'
  },
  'duplicate-id': (_, claims) => {
    claims[1].attributes.id = claims[0].attributes.id
  },
  'unknown-claim': (_, claims) => {
    claims[0].attributes.rebuts = 'c99'
  },
  'claim-without-speaker': (_, claims) => {
    delete claims[0].attributes.speaker
  },
  'unclosed-tag': mentions => {
    mentions[0].unclosed = true
  }
}

/** Puts one fault into an article, and gives the id of the rule that it breaks. */
export function addFault(article, random) {
  const nodes = article.paragraphs.flat().filter(node => typeof node === 'object')
  const mentions = nodes.filter(({kind}) => kind !== 'claim')
  const claims = nodes.filter(({attributes}) => attributes.id !== undefined)
  const fault = pick(random, Object.keys(faults))
  faults[fault](mentions, claims)
  return fault
}

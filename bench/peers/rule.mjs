import {readFileSync} from 'node:fs'
import {join} from 'node:path'

// What somebody would write to have eslint or textlint check news with tags: the rules that the seeded faults break,
// and nothing else. No names in running text, no claims of other articles, no codes but three lists, no fixes, and of
// the glossary only what `bench/corpus/names/names.json` holds. Paragraphs end every tag.

const OPEN_OR_CLOSE = /\\.|:([a-z][\w-]*)\[|\](?:\{([^}]*)\})?|\n[ \t]*\n/g
const ATTRIBUTE = /#([\w-]+)|([\w-]+)=(?:"([^"]*)"|([^\s}]+))/g

const KNOWN = {
  actor: ['ref', 'mention'],
  place: ['ref', 'mention'],
  claim: ['id', 'speaker', 'quote', 'topic', 'type', 'stance', 'addressee', 'rebuts', 'continues']
}
const CODES = {
  stance: ['support', 'oppose', 'neutral', 'mixed', 'unclear'],
  quote: ['direct', 'indirect', 'mixed'],
  type: ['factual', 'policy', 'evaluation', 'prediction', 'question']
}

const {ids, names} = readNames(join(import.meta.dirname, '..', 'corpus', 'names', 'names.json'))

/** Reads what `ensureNames` has written; gives the kind of each id, and that of each name. */
function readNames(path) {
  const kindOfId = new Map()
  const kindOfName = new Map()
  for (const entry of JSON.parse(readFileSync(path, 'utf8'))) {
    kindOfId.set(entry.id, entry.kind)
    for (const name of entry.names) kindOfName.set(name.toLowerCase(), entry.kind)
  }
  return {ids: kindOfId, names: kindOfName}
}

/** Gives what is wrong in a text: `{start, end, message}`, in offsets of the text. */
export function checkText(text) {
  const state = {text, found: [], open: [], claims: new Map(), named: []}
  for (const match of text.matchAll(OPEN_OR_CLOSE)) step(state, match)
  closeAll(state)
  for (const {id, at} of state.named)
    if (!state.claims.has(id)) report(state, at, at + 1, `Unknown claim "${id}"`)
  return state.found
}

function step(state, {0: all, 1: kind, 2: attributes, index}) {
  if (all[0] === '\n') closeAll(state)
  else if (kind !== undefined) state.open.push({kind, start: index, inner: index + all.length})
  else if (all[0] === ']' && state.open.length > 0)
    checkTag(state, state.open.pop(), index, readAttributes(attributes))
}

function closeAll(state) {
  for (const {kind, start, inner} of state.open.splice(0))
    report(state, start, inner, `Unclosed tag "${kind}"`)
}

function readAttributes(text = '') {
  return Array.from(text.matchAll(ATTRIBUTE), ([, id, name, quoted, plain]) =>
    id === undefined ? {name, value: quoted ?? plain} : {name: 'id', value: id}
  )
}

function checkTag(state, tag, end, attributes) {
  const known = KNOWN[tag.kind]
  const say = message => report(state, tag.start, end + 1, message)
  if (known === undefined) return say(`Unknown kind "${tag.kind}"`)
  const values = new Map(attributes.map(({name, value}) => [name, value]))
  for (const {name, value} of attributes) {
    if (!known.includes(name)) say(`Unknown attribute "${name}"`)
    else if (CODES[name]?.includes(value) === false) say(`Unknown ${name} "${value}"`)
  }
  if (tag.kind === 'claim') checkClaim(state, tag, values, say)
  else checkMention(state, tag, end, values, say)
}

function checkMention({text}, {kind, inner}, end, values, say) {
  const ref = values.get('ref')
  const found = ref === undefined ? names.get(text.slice(inner, end).toLowerCase()) : ids.get(ref)
  if (found === undefined) say(`Unknown entry "${ref ?? text.slice(inner, end)}"`)
  else if (found !== kind) say(`Unexpected ${kind}, expected ${found}`)
}

function checkClaim(state, {start}, values, say) {
  const {claims, named} = state
  const id = values.get('id')
  if (claims.has(id)) say(`Duplicate id "${id}"`)
  if (id !== undefined) claims.set(id, start)
  for (const name of ['rebuts', 'continues'])
    if (values.has(name)) named.push({id: values.get(name), at: start})
  if (values.has('continues')) return
  const speakers = [values.get('speaker') ?? '', ...(values.get('addressee')?.split(' ') ?? [])]
  for (const speaker of speakers)
    if (!ids.has(speaker)) say(`Unknown or missing speaker "${speaker}"`)
}

function report({found}, start, end, message) {
  found.push({start, end, message})
}

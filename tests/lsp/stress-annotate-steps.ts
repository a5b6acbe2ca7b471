import path from 'node:path'
import {fileURLToPath} from 'node:url'
import fc from 'fast-check'
import {anyAct} from '../annotate/arbitrary-act.js'
import type {Act} from './stress-acts.js'
import {annotating, type NamedAct, type Selected} from './stress-annotate.js'
import {type Draw, moves, pick} from './stress-data.js'
import {refactoring} from './stress-refactor.js'
import type {World} from './stress-world.js'

/** Does an act at a selection, in one of several ways, or takes the last one back. */
export function annotate(world: World, draw: Draw, otherwise: string): Promise<string> {
  const open = [...world.open.values()]
  const acted = open.find(({acted, version}) => acted?.version === version)
  if (acted && draw(2) === 0) return note('revert', annotating.revert, world, acted.uri)
  const marked = open.filter(({languageId}) => languageId === 'newsmark')
  const uri = marked.length > 0 && draw(8) > 0 ? pick(draw, marked).uri : otherwise
  const text = world.open.get(uri)?.text ?? ''
  const start = outsideLineEnd(text, draw(text.length + 1))
  const length = draw(3) === 0 ? 0 : draw(30)
  const end = outsideLineEnd(text, Math.min(text.length, start + length))
  const selected: Selected = {uri, start, end}
  switch (draw(6)) {
    case 0:
      return note('choose late', annotating.chooseLate, world, selected, draw(100))
    case 1:
    case 2: {
      const versionsAgo = pick(draw, [0, 0, 1, 2, -1])
      return note('request', annotating.request, world, selected, namedAct(draw), versionsAgo)
    }
    case 3:
      return note('execute', annotating.execute, world, selected, namedAct(draw))
    default:
      return note('choose', annotating.choose, world, selected, draw(100))
  }
}

/** An act on the glossary, in an article or where an entry is; or a file that is moved or saved. */
export function overFiles(world: World, draw: Draw, otherwise: string): Promise<string> {
  const uri = glossaryIn(world, draw) ?? otherwise
  const text = world.open.get(uri)?.text ?? ''
  const at = placeIn(draw, text)
  const selected: Selected = {uri, start: at, end: at + (draw(2) && text[at] === 'U' ? 2 : 0)}
  switch (draw(8)) {
    case 0:
      return note('move in editor', refactoring.moveInEditor, world, ...pick(draw, moves))
    case 1:
    case 2: {
      const name = otherwise.startsWith('file:///')
        ? path.relative(world.root, fileURLToPath(otherwise))
        : otherwise
      return note('save', refactoring.save, world, name)
    }
    case 3:
    case 4:
      return note('choose', annotating.choose, world, selected, draw(100))
    case 5:
      return note('execute', annotating.execute, world, selected, glossaryAct(draw))
    default:
      return note('request', annotating.request, world, selected, glossaryAct(draw), 0)
  }
}

/** Renames what may have an id, in an article or a glossary. */
export function rename(world: World, draw: Draw, otherwise: string): Promise<string> {
  const uri = (draw(2) === 0 ? glossaryIn(world, draw) : undefined) ?? otherwise
  const start = placeIn(draw, world.open.get(uri)?.text ?? '', RENAMABLE)
  return note('rename', refactoring.rename, world, {uri, start, end: start}, pick(draw, newIds))
}

/** An open glossary file, mostly. */
function glossaryIn({open}: World, draw: Draw): string | undefined {
  const found = [...open.keys()].filter(uri => /(glossary\.yaml|\/g\/\w+\.\w+|g\.yaml)$/.test(uri))
  return found.length > 0 && draw(4) > 0 ? pick(draw, found) : undefined
}

/** Where ids begin in articles and in glossaries. */
const RENAMABLE =
  /(?<=(?:ref|speaker|rebuts)="?|[{#]#?|(?:\n|actors:\r?\n) {2}|\nid: ?|member-of[:"]+ *\[?)\w/g

/** An offset at which something stands; by default, at which a name or a value may begin. */
function placeIn(draw: Draw, text: string, places = /(?<=[[#=:{\t\n] *)\w/g): number {
  const found = [...text.matchAll(places)].map(({index}) => index)
  return found.length > 0 ? pick(draw, found) : 0
}

const newIds = ['un', 'ann', 'x1', 'x-2', 'x3', 'y4', 'who', 'c7', 'c9', 'b', 'neu-ü', 'a b']
/** Nothing is the one of the place. */
const entries = ['', '', 'un', 'un', 'ann', 'who', 'united', 'eve', 'x1']
const ownNames = ['UN', 'WHO', 'Ann', 'U.N.', 'World  Health', 'a "b" # c', '']
const files = ['', 'glossary.yaml', 'glossary.yaml', 'g/x.yaml', 'g/t.tsv', 'g/t.tsv']

/** An act on the glossary with arguments that mostly fit, or one in all articles. */
function glossaryAct(draw: Draw): NamedAct {
  const entry = pick(draw, entries) || undefined
  const other = pick(draw, entries) || undefined
  const name = pick(draw, ownNames)
  const scope = pick(draw, ['folder', 'corpus'])
  return pick(draw, [
    {act: 'new-entry', arguments: {kind: 'actor', name, file: pick(draw, files) || undefined}},
    {act: 'add-alias', arguments: {entry, name}},
    {act: 'rename-entry', arguments: {entry, to: pick(draw, newIds)}},
    {act: 'merge-entries', arguments: {entry, into: other}},
    {act: 'merge-entries', arguments: {entry: 'ann', into: 'un'}},
    {act: 'split-entry', arguments: {entry, name}},
    {act: 'move-entry', arguments: {entry, file: pick(draw, files)}},
    {act: 'deprecate-entry', arguments: {entry, 'replaced-by': other}},
    {act: 'tag-entry', arguments: {entry, scope}},
    {act: 'propose-mentions', arguments: {scope}}
  ])
}

function namedAct(draw: Draw): NamedAct {
  const [share] = fc.sample(anyAct(), {seed: draw(1 << 30), numRuns: 1})
  const {act = '', arguments: given, isExact = false} = share ?? {}
  return {act, arguments: given, exact: isExact}
}

/** The protocol has no position between the two signs of a line end. */
export function outsideLineEnd(text: string, offset: number): number {
  return offset > 0 && text.startsWith('\r\n', offset - 1) ? offset + 1 : offset
}

/** Does something, and says what it was, for the report of a failure. */
export async function note<Args extends readonly unknown[]>(
  what: string,
  act: Act<Args>,
  world: World,
  ...args: Args
): Promise<string> {
  const done = await act(world, ...args)
  return `${done ? '' : '(not) '}${what} ${JSON.stringify(args)}`
}

import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {acts} from './stress-acts.js'
import {annotate, note, outsideLineEnd, overFiles, rename} from './stress-annotate-steps.js'
import {pass} from './stress-clock.js'
import {
  allNames,
  articles,
  behindLinks,
  type Draw,
  elsewhere,
  folders,
  gone,
  halves,
  links,
  moves,
  names,
  pick,
  pieces,
  settings
} from './stress-data.js'
import {textOf} from './stress-files.js'
import {uriOf, type World} from './stress-world.js'

/** Does something, or several things in one burst; gives what it was, for the report of a failure. */
export async function step(world: World, draw: Draw): Promise<string> {
  const count = draw(4) === 0 ? 2 + draw(5) : 1
  const done: string[] = []
  for (let index = 0; index < count; index++) {
    done.push(await single(world, draw))
    // Some things happen in the same turn, others while what they have set going still runs.
    if (draw(2) === 0) await pass(draw(40))
  }
  return done.join(' and ')
}

/** The documents that are open while the whole of a corpus is changed. */
export const CALM: readonly string[] = ['one/a.news.txt', 'one/c.news.txt', 'one/glossary.yaml']

/**
 * Does something to the whole corpus: acts over several files and renames, which the chaos of other steps leaves few of, with
 * some typing and undoing between them. Gives what it was.
 */
export async function calmStep(world: World, draw: Draw): Promise<string> {
  const uri = pick(draw, [...world.open.keys()])
  switch (draw(10)) {
    case 0:
      return note('undo', acts.undo, world, uri)
    case 1: {
      const name = pick(draw, [...CALM, 'one/sub/b.news.txt', 'one/g/t.tsv'])
      const isOpen = world.open.has(uriOf(world.root, name))
      const text = textOf(path.join(world.root, name)) ?? ''
      if (!isOpen) return note('open', acts.open, world, uriOf(world.root, name), text)
      return note('close', acts.close, world, uriOf(world.root, name))
    }
    case 2:
      return annotate(world, draw, uri)
    case 3:
    case 4:
    case 5:
      return rename(world, draw, uri)
    default:
      return overFiles(world, draw, uri)
  }
}

/** Documents that are open at once. */
const MOST_OPEN = 6

function single(world: World, draw: Draw): Promise<string> {
  const kind = draw(32)
  if (kind < 8) return onDisk(world, draw, kind)
  const opened = [...world.open.keys()]
  const uri = opened.length > 0 ? pick(draw, opened) : uriOf(world.root, 'one/a.news.txt')
  switch (kind) {
    case 8:
    case 9:
    case 10:
    case 11:
    case 12:
      if (opened.length < MOST_OPEN) return open(world, draw)
      return note('close', acts.close, world, uri)
    case 13:
      return note('undo', acts.undo, world, uri)
    case 14:
      return note('toggle', acts.toggleFolder, world, pick(draw, folders))
    case 15:
      return note('ask', acts.ask, world, pick(draw, asked), uri)
    case 20:
    case 21:
    case 22:
    case 23:
    case 24:
    case 25:
      return annotate(world, draw, uri)
    case 26:
    case 27:
    case 28:
    case 29:
      return overFiles(world, draw, uri)
    case 30:
    case 31:
      return rename(world, draw, uri)
    default:
      return edit(world, draw, uri)
  }
}

function onDisk(world: World, draw: Draw, kind: number): Promise<string> {
  const setting = pick(draw, settings)
  switch (kind) {
    case 0:
    case 1:
      return note('store', acts.store, world, pick(draw, names), pick(draw, articles))
    case 2:
    case 3:
      return note('set', acts.store, world, pick(draw, setting.names), pick(draw, setting.texts))
    case 4:
      return note('remove', acts.remove, world, pick(draw, [...allNames, ...gone]))
    case 5:
      return note('move', acts.move, world, ...pick(draw, moves))
    default:
      return note('link', acts.link, world, ...pick(draw, links))
  }
}

const asked = ['references', 'hover', 'completion', 'codeAction']

function open(world: World, draw: Draw): Promise<string> {
  const files = [...allNames, ...behindLinks].map(name => uriOf(world.root, name))
  const uri = pick(draw, [...files, ...elsewhere(world.root)])
  const isHere = files.includes(uri)
  const text = isHere ? (textOf(fileURLToPath(uri)) ?? '') : pick(draw, articles)
  return note('open', acts.open, world, uri, text)
}

function edit(world: World, draw: Draw, uri: string): Promise<string> {
  const text = world.open.get(uri)?.text ?? ''
  const start = outsideLineEnd(text, draw(text.length + 1))
  const end = outsideLineEnd(text, Math.min(text.length, start + draw(4)))
  const inserted = draw(4) === 0 ? pick(draw, halves) : pick(draw, pieces)
  return note('edit', acts.edit, world, uri, start, end, inserted)
}

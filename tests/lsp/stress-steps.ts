import {fileURLToPath} from 'node:url'
import fc from 'fast-check'
import {anyAct} from '../annotate/arbitrary-act.js'
import {type Act, acts} from './stress-acts.js'
import {annotating, type NamedAct, type Selected} from './stress-annotate.js'
import {pass} from './stress-clock.js'
import {textOf} from './stress-files.js'
import {uriOf, type World} from './stress-world.js'

const HEAD = '---\ntitle: T\nsource: S\ndate: 2016-04-22\n---\n'

const articles = [
  `${HEAD}The :actor[UN] said :claim[it is calm]{#c1 speaker=un}.\n`,
  `${HEAD}:claim[It is not]{#c1 speaker=un rebuts=a#c1}, :actor[Ann] said.\n`,
  `---\r\nid: a\r\ntitle: T\r\n---\r\n:claim[x]{#c1 speaker=author}\r\n:place[Genf 🇨🇭]`,
  `${HEAD}:actor[UN]{ref=who} and UN :claim[y]{#c2 rebuts=b#c1 speaker=ann}\n`,
  `${HEAD}“It is over”, Ann of the UN said. [So] she {left} WHO: UN.\n\nUN, UN \\[and :place[:actor[UN] hall]{note="a b"} met.\r\n`,
  'no head :actor[UN'
]

const glossaries = [
  'actors:\n  un: {name: United Nations, aliases: [UN]}\n',
  'actors:\n  un: {name: UN}\n  who: {name: WHO, aliases: [UN]}\n  ann: {name: Ann}\n',
  'actors: {}\n',
  'actors:\n  un: {name: "UN}\n'
]

const projects = [
  'rules: {missing-metadata: off}\n',
  'include: ["**/*.txt"]\nglossary: [g/*.yaml, glossary.yaml]\n',
  '# nothing\n',
  'exclude: [sub/**]\nrules: {unknown-entry: off, inconsistent-mention: warning}\n',
  'extends: ../newsmark.yaml\n'
]

/** The files of a session at its start. */
export const START: Readonly<Record<string, string>> = {
  'one/newsmark.yaml': projects[0] ?? '',
  'one/glossary.yaml': glossaries[0] ?? '',
  'one/a.news.txt': articles[0] ?? '',
  'one/sub/b.news.txt': articles[1] ?? '',
  'zwei ü/a.news.txt': articles[2] ?? '',
  'outside/o.news.txt': articles[3] ?? '',
  'outside/g.yaml': glossaries[1] ?? ''
}

const names = [
  'one/a.news.txt',
  'one/b.news.txt',
  'one/sub/a.news.txt',
  'one/sub/c.txt',
  'one/sub/é.news.txt',
  'zwei ü/a.news.txt',
  'zwei ü/100%.news.txt',
  'outside/o.news.txt'
]

/** Links, each with what it leads to: files and folders inside and outside, nothing, itself, and a pipe that nobody writes to. */
const links: readonly (readonly [string, string])[] = [
  ['one/in.news.txt', 'sub/a.news.txt'],
  ['one/sub/up.news.txt', '../a.news.txt'],
  ['one/out.news.txt', '../outside/o.news.txt'],
  ['one/nowhere.news.txt', 'nowhere'],
  ['one/round.news.txt', 'round.news.txt'],
  ['one/pipe.news.txt', '../outside/pipe'],
  ['one/a.news.txt', '../outside/pipe'],
  ['one/folder', 'sub'],
  ['one/elsewhere', '../outside'],
  ['one/sub/above', '..'],
  ['one/glossary.yaml', 'g/x.yaml'],
  ['one/glossary.yaml', '../outside/g.yaml'],
  ['one/g/x.yaml', '../../outside/pipe'],
  ['one/sub/newsmark.yaml', '../newsmark.yaml'],
  ['zwei ü/newsmark.yaml', 'nowhere']
]

const behindLinks = [
  'one/folder/a.news.txt',
  'one/elsewhere/o.news.txt',
  'one/sub/above/a.news.txt'
]

const settings = [
  {
    names: ['one/glossary.yaml', 'one/g/x.yaml', 'zwei ü/glossary.yaml', 'outside/g.yaml'],
    texts: glossaries
  },
  {
    names: [
      'one/newsmark.yaml',
      'one/sub/newsmark.yaml',
      'one/sub/deep/newsmark.yaml',
      'zwei ü/newsmark.yaml'
    ],
    texts: projects
  },
  {names: ['one/.newsmarkignore', 'one/sub/.newsmarkignore'], texts: ['b.news.txt\n', 'sub\n', '']}
]

const pieces = [':actor[UN]', ':claim[z]{#c3}', ']', '{', '#c9', '\r\n', '\n\n', 'UN', '"', '\r']
const halves = ['\ud83c', '\udde8', '🇨🇭']

const moves: readonly (readonly [string, string])[] = [
  ['one/sub', 'one/other'],
  ['one/other', 'one/sub'],
  ['one/a.news.txt', 'one/sub/a.news.txt'],
  ['one/sub/c.txt', 'zwei ü/c.news.txt'],
  ['one/in.news.txt', 'one/moved.news.txt'],
  ['one/sub', 'outside/sub'],
  ['outside/sub', 'one/sub']
]

const folders = ['one', 'zwei ü', 'one/sub']

const gone = ['one/sub', 'one/other', 'one/g', 'one/folder', 'one/moved.news.txt']

/** Documents that are no files of this disk. */
const elsewhere = (root: string): readonly string[] => [
  'untitled:Untitled-1',
  `git:${root}/one/a.news.txt?{"ref":"~"}`,
  'file:///c%3A/x/a.news.txt',
  'file:///C:/x/a.news.txt',
  'file:///D%3A/x/newsmark.yaml',
  'file://server/share/a.news.txt'
]

/** Draws whole numbers below a bound. */
export type Draw = (bound: number) => number

function pick<T>(draw: Draw, items: readonly T[]): T {
  const item = items[draw(items.length)]
  if (item === undefined) throw new Error('Nothing to pick from')
  return item
}

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

/** Documents that are open at once. */
const MOST_OPEN = 6

function single(world: World, draw: Draw): Promise<string> {
  const kind = draw(26)
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

const allNames = [
  ...new Set([...names, ...settings.flatMap(each => each.names), ...links.map(([name]) => name)])
]

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

function annotate(world: World, draw: Draw, any: string): Promise<string> {
  const open = [...world.open.values()]
  const acted = open.find(({acted, version}) => acted?.version === version)
  if (acted && draw(2) === 0) return note('revert', annotating.revert, world, acted.uri)
  const marked = open.filter(({languageId}) => languageId === 'newsmark')
  const uri = marked.length > 0 && draw(8) > 0 ? pick(draw, marked).uri : any
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

function namedAct(draw: Draw): NamedAct {
  const [share] = fc.sample(anyAct(), {seed: draw(1 << 30), numRuns: 1})
  const {act = '', arguments: given, isExact = false} = share ?? {}
  return {act, arguments: given, exact: isExact}
}

/** The protocol has no position between the two signs of a line end. */
function outsideLineEnd(text: string, offset: number): number {
  return offset > 0 && text.startsWith('\r\n', offset - 1) ? offset + 1 : offset
}

async function note<Args extends readonly unknown[]>(
  what: string,
  act: Act<Args>,
  world: World,
  ...args: Args
): Promise<string> {
  const done = await act(world, ...args)
  return `${done ? '' : '(not) '}${what} ${JSON.stringify(args)}`
}

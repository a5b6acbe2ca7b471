import fc from 'fast-check'
import {expect, test} from 'vitest'
import {
  CancellationTokenSource,
  type Diagnostic,
  type WorkspaceDocumentDiagnosticReport
} from 'vscode-languageserver/node'
import {isQuiet} from '../../server/src/lsp/server.js'
import {askFolder, idsOf, PULLING} from './folder-session.js'
import {openSession, type Session} from './open-session.js'

/** Texts that say something of each other, or of what the glossary has. */
const ARTICLES = [
  'The :actor[UN] said :claim[it is calm]{#c1 speaker=un}.\n',
  ':claim[It is not]{#c1 speaker=us rebuts=a#c1}, the :actor[Union] said.\n',
  ':actor[Union]{ref=un} and :actor[Union]{ref=eu} met, UN said.\n',
  ':claim[No]{#c2 speaker=un supports=b#c1 rebuts=c#c1}\n',
  'Plain words that stand here once or twice, and are long enough to be told apart from others.\n'
]

const GLOSSARIES = [
  'actors:\n  un: {name: United Nations, aliases: [UN, Union]}\n  eu: {name: EU, aliases: [Union]}\n',
  'actors:\n  # A comment.\n  un: {name: United Nations, aliases: [UN]}\n  us: {name: US}\n',
  'actors:\n  eu: {name: EU, aliases: [Union]}\n'
]

const PROJECTS = [
  'rules: {missing-metadata: off}\n',
  'rules: {missing-metadata: info, untagged-mention: off}\n'
]

const NAMES = ['a.news.txt', 'b.news.txt', 'c.news.txt', 'd.news.txt']

const text = fc.constantFrom(...ARTICLES)
const name = fc.constantFrom(...NAMES)
const step = fc.oneof(
  fc.record({act: fc.constant('store' as const), name, text: fc.option(text, {nil: undefined})}),
  fc.record({act: fc.constant('type' as const), name, text}),
  fc.record({act: fc.constant('close' as const), name, text: fc.constant('')}),
  fc.record({
    act: fc.constant('store' as const),
    name: fc.constant('glossary.yaml'),
    text: fc.constantFrom(...GLOSSARIES)
  }),
  fc.record({
    act: fc.constant('store' as const),
    name: fc.constant('newsmark.yaml'),
    text: fc.constantFrom(...PROJECTS)
  }),
  fc.record({act: fc.constant('look' as const), name, text: fc.constant('')})
)

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** What a client knows: the last full report of each file. */
type Known = Map<string, WorkspaceDocumentDiagnosticReport>

/** Asks until there is nothing new, as clients do. */
async function look(s: Session, known: Known): Promise<void> {
  for (;;) {
    const source = new CancellationTokenSource()
    const previous = idsOf([...known.values()])
    let isAnswered = false
    const answer = askFolder(s, previous, {token: source.token})
      .catch(() => undefined)
      .finally(() => {
        isAnswered = true
      })
    await expect.poll(() => isAnswered || isHeld(s), {timeout: 10_000, interval: 20}).toBe(true)
    source.cancel()
    const reports = await answer
    if (!reports) return
    for (const report of reports) if (report.kind === 'full') known.set(report.uri, report)
  }
}

/** Whether the server holds a request, and nothing goes on. */
function isHeld({server}: Session): boolean {
  const now = server()
  return now !== undefined && isQuiet(now) && now.folderProblems.waiting.size === 1
}

function doStep(s: Session, open: Set<string>, {act, name, text}: Step): void {
  if (act === 'store') s.store(name, text)
  if (act === 'close' && open.delete(name)) s.close(name)
  if (act !== 'type') return
  if (!open.has(name)) s.open(name)
  open.add(name)
  s.edit(name, s.text(name), text ?? '')
}

/** The problems of all files, without where these lie. */
function shown(known: Known): unknown {
  const files = [...known.values()].flatMap(report => {
    const items = report.kind === 'full' ? report.items : []
    const file = report.uri.slice(report.uri.lastIndexOf('/') + 1)
    return items.length > 0 ? [[file, items.map(plain)] as const] : []
  })
  return new Map(files.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function plain({relatedInformation = [], ...rest}: Diagnostic): unknown {
  const related = relatedInformation.map(({message, location: {uri, range}}) => {
    return {message, range, file: uri.slice(uri.lastIndexOf('/') + 1)}
  })
  return {...rest, related}
}

/** `STRESS_ROUNDS=30 npx vitest run tests/lsp/folder-law.test.ts` for a longer run. */
const RUNS = Number(process.env['STRESS_ROUNDS'] ?? 6)

test('what is told bit by bit is what a new server tells', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, {minLength: 4, maxLength: 10}), async steps => {
      const texts = new Map<string, string>([
        ['newsmark.yaml', PROJECTS[0] ?? ''],
        ['glossary.yaml', GLOSSARIES[0] ?? ''],
        ...NAMES.map((each, at): [string, string] => [each, ARTICLES[at] ?? ''])
      ])
      const s = await openSession(fixtureOf(texts), {capabilities: PULLING})
      const known: Known = new Map()
      const open = new Set<string>()
      for (const each of steps) {
        if (each.act === 'look') await look(s, known)
        else doStep(s, open, each)
        if (each.act === 'store' && each.text === undefined) texts.delete(each.name)
        else if (each.act === 'store') texts.set(each.name, each.text ?? '')
      }
      for (const each of open) s.close(each)
      await look(s, known)
      const fresh: Known = new Map()
      await look(await openSession(fixtureOf(texts), {capabilities: PULLING}), fresh)
      expect(shown(known)).toEqual(shown(fresh))
      expect(s.log).toEqual([])
    }),
    {numRuns: RUNS}
  )
}, 600_000)

function fixtureOf(texts: ReadonlyMap<string, string>): string {
  return Array.from(texts, ([path, content]) => `=== ${path} ===\n${content}`).join('')
}

const HEAD = '---\ntitle: T\nsource: S\ndate: 2016-04-22\n---\n'

/** Texts of articles. */
export const articles: readonly string[] = [
  `${HEAD}The :actor[UN] said :claim[it is calm]{#c1 speaker=un}.\n`,
  `${HEAD}:claim[It is not]{#c1 speaker=un rebuts=a#c1}, :actor[Ann] said.\n`,
  `---\r\nid: a\r\ntitle: T\r\n---\r\n:claim[x]{#c1 speaker=author}\r\n:place[Genf 🇨🇭]`,
  `${HEAD}:actor[UN]{ref=who} and UN :claim[y]{#c2 rebuts=b#c1 speaker=ann}\n`,
  `${HEAD}“It is over”, Ann of the UN said. [So] she {left} WHO: UN.\n\nUN, UN \\[and :place[:actor[UN] hall]{note="a b"} met.\r\n`,
  'no head :actor[UN',
  `${HEAD}:actor[U.N.] and :actor[Ann]{ref="ann un"} of the UN: :claim[no]{#c7 speaker="un ann" rebuts="b#c1 a#c1"}, says :actor[UN]{ref=united}.\n`
]

/** Texts of glossaries. */
const glossaries: readonly string[] = [
  'actors:\n  un: {name: United Nations, aliases: [UN]}\n',
  'actors:\n  un: {name: UN}\n  who: {name: WHO, aliases: [UN]}\n  ann: {name: Ann}\n',
  'actors: {}\n',
  '# Ours\nactors:\n  un: # all of it\n    name: United Nations\n    aliases: [UN, "U.N."]\n  united: {name: "UN", member-of: [un]}\n  ann: {name: Ann, member-of: un}\n',
  'actors:\n  un: {name: "UN}\n'
]

const projects = [
  'rules: {missing-metadata: off}\n',
  'include: ["**/*.txt"]\nglossary: [g/*.yaml, glossary.yaml]\n',
  '# nothing\n',
  'exclude: [sub/**]\nrules: {unknown-entry: off, inconsistent-mention: warning}\n',
  'extends: ../newsmark.yaml\n',
  'glossary: [glossary.yaml, g/*]\n'
]

/** Texts of glossaries that are tables. */
const tables: readonly string[] = [
  'id\tkind\tname\taliases\nwho\tactor\tWHO\tW.H.O.|World Health\neve\tactor\tUnited Nation\t\n',
  'id\tkind\tname\taliases\nun\tactor\tUN\t\n',
  'id\tkind\tname\tmember-of\r\nann\tactor\tAnn\tun\r\n'
]

/** The files of a session at its start. */
export const START: Readonly<Record<string, string>> = {
  'one/newsmark.yaml': projects[5] ?? '',
  'one/glossary.yaml': glossaries[3] ?? '',
  'one/g/t.tsv': tables[0] ?? '',
  'one/a.news.txt': articles[0] ?? '',
  'one/sub/b.news.txt': articles[1] ?? '',
  'one/c.news.txt': articles[6] ?? '',
  'zwei ü/a.news.txt': articles[2] ?? '',
  'outside/o.news.txt': articles[3] ?? '',
  'outside/g.yaml': glossaries[1] ?? '',
  'one/g/x.yaml': 'actors:\n  ann-b: {name: Ann B, aliases: [Ann]}\n'
}

/** Names of articles. */
export const names: readonly string[] = [
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
export const links: readonly (readonly [string, string])[] = [
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

/** Names of articles behind links to folders. */
export const behindLinks: readonly string[] = [
  'one/folder/a.news.txt',
  'one/elsewhere/o.news.txt',
  'one/sub/above/a.news.txt'
]

/** The files that rule projects, with what may be in them. */
export const settings: readonly {
  readonly names: readonly string[]
  readonly texts: readonly string[]
}[] = [
  {
    names: ['one/glossary.yaml', 'one/g/x.yaml', 'zwei ü/glossary.yaml', 'outside/g.yaml'],
    texts: glossaries
  },
  {names: ['one/g/t.tsv'], texts: tables},
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

/** What is typed. */
export const pieces: readonly string[] = [
  ':actor[UN]',
  ':claim[z]{#c3}',
  ']',
  '{',
  '#c9',
  '\r\n',
  '\n\n',
  'UN',
  '"',
  '\r'
]
/** What is typed and is more or less than a character. */
export const halves: readonly string[] = ['\ud83c', '\udde8', '🇨🇭']

/** Files and folders with where they are moved. */
export const moves: readonly (readonly [string, string])[] = [
  ['one/sub', 'one/other'],
  ['one/other', 'one/sub'],
  ['one/a.news.txt', 'one/sub/a.news.txt'],
  ['one/sub/c.txt', 'zwei ü/c.news.txt'],
  ['one/in.news.txt', 'one/moved.news.txt'],
  ['one/sub', 'outside/sub'],
  ['outside/sub', 'one/sub']
]

/** The folders that may be open in the editor. */
export const folders: readonly string[] = ['one', 'zwei ü', 'one/sub']

/** Folders and links that may be removed. */
export const gone: readonly string[] = [
  'one/sub',
  'one/other',
  'one/g',
  'one/folder',
  'one/moved.news.txt'
]

/** Documents that are no files of this disk. */
export const elsewhere = (root: string): readonly string[] => [
  'untitled:Untitled-1',
  `git:${root}/one/a.news.txt?{"ref":"~"}`,
  'file:///c%3A/x/a.news.txt',
  'file:///C:/x/a.news.txt',
  'file:///D%3A/x/newsmark.yaml',
  'file://server/share/a.news.txt'
]

/** Draws whole numbers below a bound. */
export type Draw = (bound: number) => number

/** Draws one of some things; throws where there is none. */
export function pick<T>(draw: Draw, items: readonly T[]): T {
  const item = items[draw(items.length)]
  if (item === undefined) throw new Error('Nothing to pick from')
  return item
}

/** All files of which something may be written, removed or opened. */
export const allNames = [
  ...new Set([...names, ...settings.flatMap(each => each.names), ...links.map(([name]) => name)])
]

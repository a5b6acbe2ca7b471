/** The front matter of an article. */
export const head = (id: string): string =>
  `---\nid: ${id}\ntitle: T\nsource: Wire ${id}\ndate: 2016-04-22\n---\n`

/** A project of four articles that name each other's claims. */
export const FILES: Readonly<Record<string, string>> = {
  'newsmark.yaml': 'glossary: g.yaml\ncodebook: codebook.yaml\n',
  'codebook.yaml': 'kinds:\n  claim:\n    attributes:\n      cue: null\n',
  'g.yaml': 'actors: {ann: {name: Ann}, bob: {name: Ann, aliases: [Bob]}}\n',
  'a.news.txt': `${head('a')}:actor[Ann]{ref=ann} said :claim[No]{#c1 speaker=ann rebuts=b#c1 supports=gone#c1}.\n`,
  'b.news.txt': `\uFEFF${head('b')}<!-- newsmark-ignore redundant-ref -->\r\nThe “:actor[Bob]{ref=bob}” said :claim[Yes]{#c1 speaker=bob}.\r\n`,
  'sub/c.news.txt': `${head('c')}:actor[Ann]{ref=bob} and 💥 :actor[Bob].\n`,
  'd.news.txt': ':claim[Perhaps]{#c1 speaker=ann rebuts="a#c1 b#c1"}'
}
/** The names of its articles without their folders. */
export const ARTICLES = ['a.news.txt', 'b.news.txt', 'c.news.txt', 'd.news.txt']

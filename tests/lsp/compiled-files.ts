/** The header of the table. */
export const HEADER = 'id\tkind\tname\taliases\twithin\tlat\tlon\tids\tdeprecated\n'

/** A table that is large enough to be compiled, with some of every mistake. */
export function table(first = 'Aleppo'): string {
  const rows = Array.from({length: 4200}, (_, row) => {
    const kind = row % 5 === 4 ? 'actor' : row === 77 ? 'plce' : 'place'
    const id = row % 1000 === 6 ? 'p1' : row === 12 ? 'small' : `p${row}`
    const name = row === 0 ? first : row % 7 === 1 ? `Næme ${row} Town` : `Name ${row} Town`
    const within =
      row % 900 === 1 ? `p${row}` : row % 700 === 2 ? 'p99999' : row % 3 === 0 ? 'p1' : ''
    const place = kind === 'place' ? `${row % 800 === 3 ? 95 : 10}\t20` : '\t'
    return [
      `${id}\t${kind}\t${name}\tAlias ${row % 4100}|Émile ${row}|Straße ${row}`,
      `\t${kind === 'place' ? within : ''}\t${place}`,
      `\twikidata:${row % 950 === 5 ? 'X' : `Q${row}`}\t${row % 99 === 8 ? 'true' : ''}\n`
    ].join('')
  })
  return HEADER + rows.join('')
}

/** The same as JSON lines, as far as that goes. */
export function jsonLines(): string {
  const rows = Array.from({length: 4200}, (_, row) =>
    JSON.stringify({
      kind: row % 5 === 4 ? 'actor' : 'place',
      id: row % 1000 === 6 ? 'p1' : `p${row}`,
      name: row === 0 ? 'Aleppo' : `Name ${row} Töwn`,
      aliases: [`Alias ${row % 4100}`, {text: `Émile ${row}`, since: '2016'}]
    })
  )
  return `\ufeff${rows.join('\n')}\n`
}

/** A glossary in YAML that is large enough to be compiled, with some of every mistake. */
export function yaml(first = 'Aleppo'): string {
  const entries = Array.from({length: 4200}, (_, row) => {
    const id = row % 1000 === 6 ? 'p1' : row === 12 ? 'small' : `p${row}`
    const name = row === 0 ? first : row % 7 === 1 ? `"Næme ${row} Town"` : `Name ${row} Town`
    const within = row % 900 === 1 ? `p${row}` : row % 700 === 2 ? 'p99999' : 'p1'
    return [
      `  ${id}:${row % 50 === 9 ? ' # a note' : ''}\n    name: ${name}\n`,
      `    aliases: [Alias ${row % 4100}, {text: Émile ${row}, since: 2016}]\n`,
      row % 5 === 4
        ? ''
        : `    within: ${within}\n    lat: ${row % 800 === 3 ? 95 : 10}\n    lon: 20\n`,
      `    ids:\n      wikidata: ${row % 950 === 5 ? 'X' : `Q${row}`}\n`,
      row % 99 === 8 ? '    deprecated: true\n\n' : ''
    ].join('')
  })
  const of = (isActor: boolean): string =>
    entries.filter((_, row) => (row % 5 === 4) === isActor).join('')
  return `# All places\nplaces:\n${of(false)}plces:\n  x: {name: X}\nactors:\n${of(true)}`
}

/** An article with some of every mistake that has to do with the table. */
export const ARTICLE = `---
title: T
source: S
date: 2016-04-22
---
In :place[Name 6 Town] and :place[Alias 7]{ref=p4107}, :actor[Name 14 Town]{ref=p14} of :place[Nowhere]
saw Name 11 Town, alias 12, Émile 13 and Small Town; :place[Nome 15 Town] :place[Name 2 Town]{ref=p999x}.
:actor[Émiles 24] met :place[Alep] and :actor[Name 19 Towns]{ref=p1} and :place[X]{ref=p3 ref=q}.
:claim[it is]{#c1 speaker=p4 topic=x}, :claim[it was]{#c2 speaker=e about=p} :place[Name 2
:place[] Name 3 Town, :place[Na Town; :actor[Émi
`

/** A glossary beside the table that shares ids and names with it. */
export const SMALL = `places:
  p2: {name: Other}
  small: {name: Small Town, aliases: [Alias 12, {text: Name 14 Town, match: ignore-case}], within: p1}
`

/** A project with a large gazetteer. */
export function files(name: string, text: string): Record<string, string> {
  return {
    'newsmark.yaml': `glossary: [small.yaml, ${name}]\nrules: {unused-entry: info, unresolved-mention: warning}\n`,
    [name]: text,
    'small.yaml': SMALL,
    'one.news.txt': ARTICLE,
    'two.news.txt': `${ARTICLE}\nA second one, with name 14 town.\n`
  }
}

import {describe, expect, test} from 'vitest'
import {glossaryActs} from '../../server/src/annotate/glossary/glossary-acts.js'
import {doInProject, drawChanges, textsOf} from './project-acts.js'

const FILES = `
=== newsmark.yaml ===
glossary: [glossary.yaml, other.yaml, more.tsv, lines.jsonl]
=== glossary.yaml ===
# Ours
actors:
  # The organisation
  un:
    name: United Nations # UN
    aliases: [UN]
  # Its envoy
  envoy:
    name: Staffan de Mistura
    member-of: un
    aliases:
      - UN envoy
      - {text: De Mistura, since: 2014-07-10}
    note: |
      UN special envoy
      for Syria
    ids: {wikidata: Q379731}
  uno:
    name: U.N.O. # the same
    aliases: [U.N., UN, {text: ONU, lang: fr}]
    type: organization
    replaced-by: un
  annan: {name: Kofi Annan, member-of: [un, uno]}
  ban: {name: Ban, member-of: uno}
places:
  geneva: {name: Geneva}
=== other.yaml ===
actors:
    obama:
        name: Obama
=== more.tsv ===
kind	id	name	aliases	member-of
actor	unhcr	UNHCR		un|uno
actor	egeland	Jan Egeland	Egeland	uno
=== lines.jsonl ===
{"kind":"actor","id":"guterres","name":"Guterres","member-of":["uno"]}
=== a.news.txt ===
The :actor[U.N.O.] and :actor[UN] and :actor[it]{ref="uno un"} said :claim[it]{#c1 speaker=uno addressee="ban un uno"}.
=== b.news.txt ===
The :actor[UN envoy] left. :actor[He]{ref=envoy mention=pronoun}, :actor[De Mistura]{ref=envoy}, said so.
`

function act(id: string, entry: string | undefined, given: unknown): string {
  const before = textsOf(FILES)
  const found = glossaryActs.find(each => each.id === id)
  const after = doInProject(before, view => {
    const {entries} = view.project.glossary
    const place = {view, entry: entries.get(entry ?? ''), article: undefined}
    if (!found) throw new Error(`There is no act ${id}`)
    return found.apply(place, given)
  })
  return typeof after === 'string' ? `refused: ${after}` : drawChanges(before, after)
}

describe('merging', () => {
  test('gives names, fields and references to the other entry', () => {
    expect(act('merge-entries', 'uno', {into: 'un'})).toMatchInlineSnapshot(`
      "glossary.yaml:
      -     aliases: [UN]
      +     aliases: [UN, U.N.O., U.N., {text: ONU, lang: fr}]
      +     type: organization
      -   uno:
      -     name: U.N.O. # the same
      -     aliases: [U.N., UN, {text: ONU, lang: fr}]
      -     type: organization
      -     replaced-by: un
      -   annan: {name: Kofi Annan, member-of: [un, uno]}
      -   ban: {name: Ban, member-of: uno}
      +   annan: {name: Kofi Annan, member-of: [un]}
      +   ban: {name: Ban, member-of: un}
      more.tsv:
      - actor	unhcr	UNHCR		un|uno
      - actor	egeland	Jan Egeland	Egeland	uno
      + actor	unhcr	UNHCR		un
      + actor	egeland	Jan Egeland	Egeland	un
      lines.jsonl:
      - {"kind":"actor","id":"guterres","name":"Guterres","member-of":["uno"]}
      + {"kind":"actor","id":"guterres","name":"Guterres","member-of":["un"]}
      a.news.txt:
      - The :actor[U.N.O.] and :actor[UN] and :actor[it]{ref="uno un"} said :claim[it]{#c1 speaker=uno addressee="ban un uno"}.
      + The :actor[U.N.O.] and :actor[UN] and :actor[it]{ref="uno un"} said :claim[it]{#c1 speaker=un addressee="ban un"}."
    `)
  })
  test('works within tables and lines', () => {
    expect(act('merge-entries', 'unhcr', {into: 'egeland'})).toMatchInlineSnapshot(`
      "more.tsv:
      - actor	unhcr	UNHCR		un|uno
      - actor	egeland	Jan Egeland	Egeland	uno
      + actor	egeland	Jan Egeland	Egeland|UNHCR	uno"
    `)
    expect(act('merge-entries', 'guterres', {into: 'ban'})).toMatchInlineSnapshot(`
      "glossary.yaml:
      -   ban: {name: Ban, member-of: uno}
      +   ban: {name: Ban, member-of: uno, aliases: [Guterres]}
      lines.jsonl:
      - {"kind":"actor","id":"guterres","name":"Guterres","member-of":["uno"]}"
    `)
    expect(act('merge-entries', 'ban', {into: 'guterres'})).toMatchInlineSnapshot(`
      "glossary.yaml:
      -   ban: {name: Ban, member-of: uno}
      lines.jsonl:
      - {"kind":"actor","id":"guterres","name":"Guterres","member-of":["uno"]}
      + {"kind":"actor","id":"guterres","name":"Guterres","member-of":["uno"], "aliases":["Ban"]}
      a.news.txt:
      - The :actor[U.N.O.] and :actor[UN] and :actor[it]{ref="uno un"} said :claim[it]{#c1 speaker=uno addressee="ban un uno"}.
      + The :actor[U.N.O.] and :actor[UN] and :actor[it]{ref="uno un"} said :claim[it]{#c1 speaker=uno addressee="guterres un uno"}."
    `)
  })
  test('is refused', () => {
    expect(act('merge-entries', 'un', {into: 'geneva'})).toMatchInlineSnapshot(
      `"refused: \`un\` is of the kind \`actor\`, \`geneva\` of \`place\`: choose one of the same kind"`
    )
    expect(act('merge-entries', 'un', {into: 'un'})).toMatchInlineSnapshot(
      `"refused: An entry cannot be merged into itself: choose another"`
    )
    expect(act('merge-entries', 'un', {into: 'x'})).toMatchInlineSnapshot(
      `"refused: The glossary has no entry \`x\`: choose another"`
    )
    expect(act('merge-entries', undefined, {into: 'un'})).toMatchInlineSnapshot(
      `"refused: There is no entry here: put the cursor into one, or into a mention"`
    )
    expect(act('merge-entries', 'un', {})).toMatchInlineSnapshot(
      `"refused: The arguments of \`merge-entries\` do not fit at \`into\`: Invalid key: Expected "into" but received undefined"`
    )
    expect(act('merge-entries', 'envoy', {into: 'egeland'})).toMatchInlineSnapshot(
      `"refused: more.tsv cannot take this as it is written: change it there by hand"`
    )
  })
})

describe('deprecating', () => {
  test('adds a field', () => {
    expect(act('deprecate-entry', 'ban', {'replaced-by': 'annan'})).toMatchInlineSnapshot(`
      "glossary.yaml:
      -   ban: {name: Ban, member-of: uno}
      +   ban: {name: Ban, member-of: uno, replaced-by: annan}"
    `)
    expect(act('deprecate-entry', 'un', {})).toMatchInlineSnapshot(`
      "glossary.yaml:
      +     deprecated: true"
    `)
    expect(act('deprecate-entry', 'guterres', {})).toMatchInlineSnapshot(`
      "lines.jsonl:
      - {"kind":"actor","id":"guterres","name":"Guterres","member-of":["uno"]}
      + {"kind":"actor","id":"guterres","name":"Guterres","member-of":["uno"], "deprecated":true}"
    `)
  })
  test('is refused', () => {
    expect(act('deprecate-entry', 'uno', {})).toMatchInlineSnapshot(
      `"refused: \`uno\` is deprecated already"`
    )
    expect(act('deprecate-entry', 'un', {'replaced-by': 'uno'})).toMatchInlineSnapshot(
      `"refused: \`uno\` is replaced by \`un\` itself: choose another"`
    )
    expect(act('deprecate-entry', 'un', {'replaced-by': 'geneva'})).toMatchInlineSnapshot(
      `"refused: \`geneva\` is of the kind \`place\`: choose one like \`un\`"`
    )
    expect(act('deprecate-entry', 'egeland', {})).toMatchInlineSnapshot(
      `"refused: more.tsv cannot take this as it is written: change it there by hand"`
    )
  })
})

describe('moving', () => {
  test('takes lines as they are to another file', () => {
    expect(act('move-entry', 'envoy', {file: 'other.yaml'})).toMatchInlineSnapshot(`
      "glossary.yaml:
      -   envoy:
      -     name: Staffan de Mistura
      -     member-of: un
      -     aliases:
      -       - UN envoy
      -       - {text: De Mistura, since: 2014-07-10}
      -     note: |
      -       UN special envoy
      -       for Syria
      -     ids: {wikidata: Q379731}
      other.yaml:
      +     envoy:
      +       name: Staffan de Mistura
      +       member-of: un
      +       aliases:
      +         - UN envoy
      +         - {text: De Mistura, since: 2014-07-10}
      +       note: |
      +         UN special envoy
      +         for Syria
      +       ids: {wikidata: Q379731}"
    `)
    expect(act('move-entry', 'obama', {file: 'glossary.yaml'})).toMatchInlineSnapshot(`
      "glossary.yaml:
      +   obama:
      +       name: Obama
      other.yaml:
      -     obama:
      -         name: Obama"
    `)
    expect(act('move-entry', 'egeland', {file: 'other.yaml'})).toMatchInlineSnapshot(`
      "other.yaml:
      +     egeland:
      +       name: Jan Egeland
      +       aliases: [Egeland]
      +       member-of: uno
      more.tsv:
      - actor	egeland	Jan Egeland	Egeland	uno"
    `)
    expect(act('move-entry', 'ban', {file: 'more.tsv'})).toMatchInlineSnapshot(`
      "glossary.yaml:
      -   ban: {name: Ban, member-of: uno}
      more.tsv:
      + actor	ban	Ban		uno"
    `)
    expect(act('move-entry', 'annan', {file: 'lines.jsonl'})).toMatchInlineSnapshot(`
      "glossary.yaml:
      -   annan: {name: Kofi Annan, member-of: [un, uno]}
      lines.jsonl:
      + {"kind":"actor","id":"annan","name":"Kofi Annan","member-of":["un","uno"]}"
    `)
    expect(act('move-entry', 'geneva', {file: 'other.yaml'})).toMatchInlineSnapshot(`
      "glossary.yaml:
      -   geneva: {name: Geneva}
      other.yaml:
      + places:
      +   geneva: {name: Geneva}"
    `)
  })
  test('is refused where the file cannot hold it', () => {
    expect(act('move-entry', 'envoy', {file: 'more.tsv'})).toMatchInlineSnapshot(
      `"refused: more.tsv cannot hold all that \`envoy\` says, or is written in an unusual way: choose another file"`
    )
    expect(act('move-entry', 'envoy', {file: 'glossary.yaml'})).toMatchInlineSnapshot(
      `"refused: \`envoy\` stands in glossary.yaml already: choose another"`
    )
    expect(act('move-entry', 'envoy', {file: 'x.yaml'})).toMatchInlineSnapshot(
      `"refused: The glossary has no file \`x.yaml\`: choose another"`
    )
  })
})

describe('splitting', () => {
  test('takes a name and its mentions', () => {
    expect(act('split-entry', 'envoy', {name: 'De Mistura'})).toMatchInlineSnapshot(`
      "glossary.yaml:
      -       - {text: De Mistura, since: 2014-07-10}
      +   de-mistura: {name: De Mistura}
      b.news.txt:
      - The :actor[UN envoy] left. :actor[He]{ref=envoy mention=pronoun}, :actor[De Mistura]{ref=envoy}, said so.
      + The :actor[UN envoy] left. :actor[He]{ref=envoy mention=pronoun}, :actor[De Mistura]{ref=de-mistura}, said so."
    `)
    expect(
      act('split-entry', 'envoy', {
        name: 'UN envoy',
        id: 'other-envoy',
        mentions: [{path: 'b.news.txt', start: 27}]
      })
    ).toMatchInlineSnapshot(`
      "glossary.yaml:
      -       - UN envoy
      +   other-envoy: {name: UN envoy}
      b.news.txt:
      - The :actor[UN envoy] left. :actor[He]{ref=envoy mention=pronoun}, :actor[De Mistura]{ref=envoy}, said so.
      + The :actor[UN envoy]{ref=envoy} left. :actor[He]{ref=other-envoy mention=pronoun}, :actor[De Mistura]{ref=envoy}, said so."
    `)
  })
  test('is refused', () => {
    expect(act('split-entry', 'envoy', {name: 'Staffan de Mistura'})).toMatchInlineSnapshot(
      `"refused: \`envoy\` is shown by this name: choose another"`
    )
    expect(act('split-entry', 'envoy', {name: 'UN envoy', id: 'un'})).toMatchInlineSnapshot(
      `"refused: Another entry has the id \`un\`: choose another"`
    )
    expect(
      act('split-entry', 'envoy', {name: 'X', mentions: [{path: 'b.news.txt', start: 1}]})
    ).toMatchInlineSnapshot(`"refused: Some of these are no mentions of \`envoy\`: choose others"`)
  })
})

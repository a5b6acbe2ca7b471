import fc from 'fast-check'
import {taggedText} from './arbitrary-text.js'
import type {Texts} from './project-acts.js'

const lineEnds = fc.constantFrom('\n', '\r\n', '\r')
const marks = fc.constantFrom('', '\uFEFF')

const CODEBOOK = `kinds:
  actor: {attributes: {ref: {type: entry, of: actor, many: true}}}
  claim: # war
    attributes:
      topic:
        codes:
          war: {label: War} # war
          battle:
            within: war
          peace: {deprecated: true, replaced-by: war}
`

/** A project in which `ada` and others are named in all the ways that there are. */
export const projects: fc.Arbitrary<Texts> = fc
  .record({
    first: taggedText,
    second: taggedText,
    end: lineEnds,
    tableEnd: fc.constantFrom('\n', '\r\n'),
    mark: marks,
    quote: fc.constantFrom('', '"', "'"),
    comment: fc.constantFrom('', ' # ada, and so on', ' # שלום 𝒜')
  })
  .map(({first, second, end, tableEnd, mark, quote, comment}) => {
    const q = (text: string): string => `${quote}${text}${quote}`
    const yaml = [
      `# שלום 👩‍👩‍👧 ada`,
      `actors:${comment}`,
      `  ${q('ada')}:${comment}`,
      '    name: Ada',
      `  bob: {name: Bob, member-of: [${q('ada')}, ghana]}${comment}`,
      `  ghana:`,
      `    name: Ghana`,
      `    replaced-by:   ${q('ada')}${comment}`,
      ''
    ]
    const table = [
      'kind,id,name,member-of',
      `actor,eve,"Eve, 𝒜",ada`,
      'actor,joe,Joe,"bob|ada"',
      ''
    ]
    const lines = ['{"kind":"actor","id":"kim","name":"Kim","member-of":["ada"]}', '']
    const speaker = ` :claim[it is]{#c7 speaker='ada' rebuts="b#c8 c1" topic=war} :actor[x]{ref="bob ada"} `
    return {
      'newsmark.yaml': 'codebook: c.yaml\nglossary: [g.yaml, t.csv, l.jsonl]\n',
      'c.yaml': CODEBOOK.replaceAll('\n', end),
      'g.yaml': mark + yaml.join(end),
      't.csv': mark + table.join(tableEnd),
      'l.jsonl': lines.join(tableEnd),
      'a.news.txt': mark + (first + speaker).replaceAll('\n', end),
      'b.news.txt': `---\nid: b # שלום\n---\n${second} :claim[no]{#c8 speaker=&#97;da rebuts=a#c7}`
    }
  })

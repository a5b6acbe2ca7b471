import fc from 'fast-check'
import {expect, test} from 'vitest'
import {applyEdits} from '../../server/src/base/edits.js'
import {mergeArticles} from '../../server/src/exchange/merge/merge-articles.js'
import {conflictChoices} from '../../server/src/features/fixes/conflict-offers.js'
import {quickFixesAt} from '../../server/src/features/fixes/quick-fixes.js'
import {read} from '../exchange/merge/merge-case.js'
import {openFixture} from './open-fixture.js'

/** What each offer at the cursor makes of the article, by its title. */
function choices(article: string): Record<string, string> {
  const {workspace, path, offset} = openFixture(article)
  const text = workspace.open.get(path)?.text ?? ''
  const fixes = quickFixesAt(workspace, path, {start: offset, end: offset}).filter(
    ({finding}) => finding.ruleId === 'open-conflict'
  )
  return Object.fromEntries(fixes.map(({title, edits}) => [title, applyEdits(text, edits)]))
}

test.each([
  [
    'one value',
    ':claim[It rained]{#c1 stance=oppose conflict="sta$0nce: support | oppose | mixed"}.\n',
    {
      'Take ours: `oppose`': ':claim[It rained]{#c1 stance=oppose}.\n',
      'Take theirs: `mixed`': ':claim[It rained]{#c1 stance=mixed}.\n'
    }
  ],
  [
    'a note',
    ':actor[Ann]{note=x conflict="note: $0- | x | y"}.\n',
    {
      'Take ours: `x`': ':actor[Ann]{note=x}.\n',
      'Take theirs: `y`': ':actor[Ann]{note=y}.\n',
      'Take both': ':actor[Ann]{note="x / y"}.\n'
    }
  ],
  [
    'a value that one side took away',
    ':actor[Ann]{conflict="ref: $0a | - | b"}.\n',
    {'Take ours: `nothing`': ':actor[Ann].\n', 'Take theirs: `b`': ':actor[Ann]{ref=b}.\n'}
  ],
  [
    'a tag that one side took away',
    ':actor[Ann]{ref=a conflict="(ta$0g): there | deleted | changed"}.\n',
    {'Take ours: `deleted`': 'Ann.\n', 'Take theirs: `changed`': ':actor[Ann]{ref=a}.\n'}
  ],
  [
    'a kind',
    ':place[Geneva]{conflict="(ki$0nd): - | place | actor"}.\n',
    {'Take ours: `place`': ':place[Geneva].\n', 'Take theirs: `actor`': ':actor[Geneva].\n'}
  ],
  [
    'the words of a tag',
    ':claim[So it rained]{#c1 conflict="(wo$0rds): it | So it rained | it rained"}.\n',
    {
      'Take ours: `So it rained`': ':claim[So it rained]{#c1}.\n',
      'Take theirs: `it rained`': 'So :claim[it rained]{#c1}.\n'
    }
  ],
  [
    'the words of a tag and a value',
    'It rained, :claim[it\nrained]{stance=x #c1 conflict="(wo$0rds): it | it rained | rained, it rained and; stance: - | x | y"} and poured.\n',
    {
      'Take ours': 'It rained, :claim[it\nrained]{stance=x #c1} and poured.\n',
      'Take theirs': 'It :claim[rained, it\nrained and]{stance=y #c1} poured.\n'
    }
  ],
  [
    'words in as many parts',
    ':claim[It]{#c1 conflict="(wo$0rds): It | It … and | It rained … and poured"} rained all day :claim[and]{continues=c1} poured.\n',
    {
      'Take ours: `It … and`': ':claim[It]{#c1} rained all day :claim[and]{continues=c1} poured.\n',
      'Take theirs: `It rained … and poured`':
        ':claim[It rained]{#c1} all day :claim[and poured]{continues=c1}.\n'
    }
  ],
  [
    'words that are in fewer parts for the other',
    ':claim[It]{#c1 conflict="(wo$0rds): It | It … poured | It rained all day and"} rained all day and :claim[poured]{continues=c1}.\n',
    {
      'Take ours: `It … poured`':
        ':claim[It]{#c1} rained all day and :claim[poured]{continues=c1}.\n',
      'Take theirs: `It rained all day and`': ':claim[It rained all day and]{#c1} poured.\n'
    }
  ],
  [
    'words that are in more parts for the other, of a tag without an id',
    'Oh, it. :claim[It rained]{stance=x conflict="(wo$0rds): It | It rained | It … and … it"} all day and poured, did it.\n',
    {
      'Take ours: `It rained`': 'Oh, it. :claim[It rained]{stance=x} all day and poured, did it.\n',
      'Take theirs: `It … and … it`':
        'Oh, it. :claim[It]{#c1 stance=x} rained all day :claim[and]{continues=c1} poured, did :claim[it]{continues=c1}.\n'
    }
  ],
  [
    'words in parts of which the first one continues the other',
    ':claim[It]{continues=c1} rained :claim[and]{#c1 conflict="(wo$0rds): It | It … and | rained … and poured"} poured.\n',
    {
      'Take ours: `It … and`': ':claim[It]{continues=c1} rained :claim[and]{#c1} poured.\n',
      'Take theirs: `rained … and poured`':
        'It :claim[rained]{continues=c1} :claim[and poured]{#c1}.\n'
    }
  ],
  [
    'words in parts of which one crosses the edge of another tag',
    ':claim[It]{#c1 conflict="(wo$0rds): It | It | It … rained all"} :actor[has rained]{ref=none} all day.\n',
    {'Take ours: `It`': ':claim[It]{#c1} :actor[has rained]{ref=none} all day.\n'}
  ],
  [
    'words that cross the edge of another tag',
    ':actor[So it]{ref=none} :claim[rained]{#c1 conflict="(wo$0rds): it | rained | it rained"}.\n',
    {'Take ours: `rained`': ':actor[So it]{ref=none} :claim[rained]{#c1}.\n'}
  ],
  [
    'words',
    'On Tuesday<!-- con$0flict: "Monday" | "Tuesday" | "Friday" --> it rained.\n',
    {
      'Take ours: “Tuesday”': 'On Tuesday it rained.\n',
      'Take theirs: “Friday”': 'On Friday it rained.\n',
      'Take both': 'On Tuesday Friday it rained.\n'
    }
  ],
  [
    'a field',
    '---\ntitle: y\n# confl$0ict in title: "title: x" | "title: y" | "title: z"\n---\nIt rained.\n',
    {
      'Take ours': '---\ntitle: y\n---\nIt rained.\n',
      'Take theirs': '---\ntitle: z\n---\nIt rained.\n'
    }
  ]
])('an open conflict about %s offers a choice', (_name, article, expected) => {
  expect(choices(article)).toEqual(expected)
})

/** Two readings of one claim: which of ten words it covers. */
const coverage = fc
  .array(fc.boolean(), {minLength: 10, maxLength: 10})
  .filter(covered => covered.includes(true))

test('theirs of a claim that was marked in other words by each side is what they had marked', () => {
  fc.assert(
    fc.property(coverage, coverage, coverage, (before, first, second) => {
      const [base, ours, theirs] = [before, first, second].map(marked) as [string, string, string]
      const merged = mergeArticles({base, ours, theirs}, read)?.text ?? ''
      const model = read(merged)
      const [head] = model.units.filter(({attributes}) =>
        attributes.some(({name}) => name === 'conflict')
      )
      fc.pre(head !== undefined)
      const span = {start: head?.tag.start ?? 0, end: head?.tag.end ?? 0}
      const taken = conflictChoices({span}, model).find(({title}) =>
        String(title).includes('theirs')
      )
      expect(readable(applyEdits(merged, taken?.edits ?? []))).toBe(readable(theirs))
    }),
    {numRuns: Number(process.env['RUNS'] ?? 300)}
  )
})

const WORDS = 'one two three four five six seven eight nine ten'.split(' ')

function marked(covered: readonly boolean[]): string {
  let isFirst = true
  const pieces = WORDS.map((word, at) => {
    const opens = covered[at] && !covered[at - 1]
    const closes = covered[at] && !covered[at + 1]
    const attributes = isFirst ? '{#c1}' : '{continues=c1}'
    if (closes) isFirst = false
    return `${opens ? ':claim[' : ''}${word}${closes ? `]${attributes}` : ''}`
  })
  return `${pieces.join(' ')}.`
}

/** Where the tags stand, wherever the id is. */
function readable(text: string): string {
  return text.replace(/\{[^}]*\}/g, '')
}

import {expect, test} from 'vitest'
import {applyEdits} from '../../server/src/base/edits.js'
import {quickFixesAt} from '../../server/src/features/fixes/quick-fixes.js'
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

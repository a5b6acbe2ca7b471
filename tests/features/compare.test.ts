import {describe, expect, test} from 'vitest'
import {applyEdits} from '../../server/src/base/edits.js'
import {compareWith, differencesWith} from '../../server/src/features/compare/disagreements.js'
import {otherVersions} from '../../server/src/features/compare/other-versions.js'
import {takeTheirs} from '../../server/src/features/compare/take-theirs.js'
import {openFixture, ROOT} from './open-fixture.js'

function open(ours: string, more = '') {
  const {workspace, path} = openFixture(`=== coders/anna/x.news.txt ===\n${ours}\n${more}`)
  const article = workspace.open.get(path)
  if (!article) throw new Error('Expected an open article')
  return {workspace, article}
}

/** What each disagreement says, and what ours is once theirs was taken; a reason where it cannot be. */
function disagreements(ours: string, theirs: string): readonly (readonly [string, string])[] {
  const {workspace, article} = open(ours)
  const {disagreements: found} = compareWith(workspace, article, `${theirs}\n`)
  const {differences, model} = differencesWith(workspace, article, `${theirs}\n`)
  return found.map(({type, kind, words, details}, at) => {
    const difference = differences[at]
    const taken = difference ? takeTheirs(model, difference) : {edits: []}
    const made =
      'reason' in taken ? String(taken.reason) : applyEdits(article.text, taken.edits).trimEnd()
    return [`${type} ${kind} “${words}” ${details}`.trimEnd(), made]
  })
}

describe('what two coders say differently, and what is made of ours', () => {
  test.each([
    [
      'a mark of theirs',
      'Ann met Ben.',
      ':actor[Ann]{ref=none} met Ben.',
      [['theirs actor “Ann” ref none', ':actor[Ann]{ref=none} met Ben.']]
    ],
    [
      'a mark of ours',
      ':actor[Ann]{ref=none} met Ben.',
      'Ann met Ben.',
      [['ours actor “Ann” ref none', 'Ann met Ben.']]
    ],
    [
      'a claim under another id',
      ':claim[It rains]{#c4 speaker=author} and :claim[pours]{#c1 speaker=author}.',
      ':claim[It rains]{#c1 speaker=author} and pours.',
      [['ours claim “pours” speaker author', ':claim[It rains]{#c4 speaker=author} and pours.']]
    ],
    [
      'values and words',
      ':claim[It rains a lot]{#c1 speaker=author stance=support cue=says}.',
      ':claim[It rains]{#c7 speaker=author stance=oppose} a lot.',
      [
        [
          'both claim “It rains” span − 2 words · stance support → oppose · cue − says',
          ':claim[It rains]{#c1 speaker=author stance=oppose} a lot.'
        ]
      ]
    ],
    [
      'another kind',
      ':actor[Rome]{note=x} burns.',
      ':place[Rome]{note=x} burns.',
      [['both place “Rome” kind actor → place', ':place[Rome]{note=x} burns.']]
    ],
    [
      'relations to one claim under two ids, and to one of theirs alone',
      ':claim[It rains]{#c1}, :claim[it snows]{#c2 rebuts=c1}, and nobody came.',
      ':claim[It rains]{#c2}, :claim[it snows]{#c1 rebuts="c2 c9"}, and :claim[nobody came]{#c9 supports=c2}.',
      [
        [
          'both claim “it snows” rebuts + “c9 of theirs”',
          'This names something that only theirs has marked: take that first'
        ],
        [
          'theirs claim “nobody came” supports c1',
          ':claim[It rains]{#c1}, :claim[it snows]{#c2 rebuts=c1}, and :claim[nobody came]{#c3 supports=c1}.'
        ]
      ]
    ],
    [
      'a mark in several parts',
      'It rains, Ann said, a lot.',
      ':claim[It rains]{#c1 speaker=author}, Ann said, :claim[a lot]{continues=c1}.',
      [
        [
          'theirs claim “It rains … a lot” speaker author',
          'This is marked in several parts: change it by hand'
        ]
      ]
    ]
  ])('%s', (_name, ours, theirs, expected) => {
    expect(disagreements(ours, theirs)).toEqual(expected)
  })
})

test('other words are told', () => {
  const {workspace, article} = open('Ann met Ben.')
  expect(compareWith(workspace, article, 'Ann met Bo.\n').isTextChanged).toBe(true)
})

test('other coders have an article at the same path below their folders', () => {
  const more = `=== coders/ben/x.news.txt ===
Ann.
=== coders/ben/y.news.txt ===
Ann.
=== best/x.news.txt ===
Ann.
=== newsmark.yaml ===
coders: {anna: coders/anna, ben: coders/ben}
curated: best
`
  const {workspace, article} = open('Ann met Ben.', more)
  expect(otherVersions(workspace, article)).toEqual([
    {coder: undefined, isCurated: true, path: `${ROOT}/best/x.news.txt`},
    {coder: 'ben', isCurated: false, path: `${ROOT}/coders/ben/x.news.txt`}
  ])
})

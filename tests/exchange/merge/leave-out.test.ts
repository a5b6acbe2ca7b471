import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {runAct} from '../../../server/src/annotate/run-act.js'
import {applyEdits} from '../../../server/src/base/edits.js'
import {mergeArticles, mergeWhole} from '../../../server/src/exchange/merge/merge-articles.js'
import {toBaseSpan, toBaseText} from '../../../server/src/syntax/base-text.js'
import {parse} from '../../../server/src/syntax/parse.js'
import {contentSpan} from '../../../server/src/syntax/tag.js'
import {type ActShare, anyAct, toRequest} from '../../annotate/arbitrary-act.js'
import {taggedText} from '../../annotate/arbitrary-text.js'
import {anyEdit, anyText, toEdit} from '../../syntax/arbitrary-text.js'
import {merge, read} from './merge-case.js'

const head = fc.constantFrom('', '---\ntitle: x\n---\n', '---\ntitle: y\nid: z\n---\n')

/** An article of many paragraphs. */
const longText = fc
  .tuple(
    head,
    fc.array(fc.oneof({weight: 3, arbitrary: taggedText}, {weight: 1, arbitrary: anyText}), {
      minLength: 6,
      maxLength: 14
    }),
    fc.constantFrom('\n\n', '\n\n', '\n \n\n')
  )
  .map(([fields, paragraphs, between]) => fields + paragraphs.join(between))

/** What one side does: acts and edits, each at some place, and paragraphs that go, change places or are new. */
const change = fc.oneof(
  {weight: 3, arbitrary: anyAct()},
  {weight: 2, arbitrary: anyEdit},
  {
    weight: 1,
    arbitrary: fc.record({
      paragraph: fc.nat({max: 13}),
      become: fc.constantFrom('none', 'next', 'new')
    })
  }
)
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

function changed(text: string, one: Change): string {
  if ('act' in one) return annotated(text, one)
  if ('text' in one) return applyEdits(text, [toEdit(one, text)])
  const parts = text.split('\n\n')
  const at = one.paragraph % parts.length
  const [paragraph = ''] = parts.splice(at, 1)
  if (one.become === 'next') parts.splice(at + 1, 0, paragraph)
  if (one.become === 'new') parts.splice(at, 0, paragraph, 'A :claim[new]{#c1} word.')
  return parts.join('\n\n')
}

function annotated(text: string, act: ActShare): string {
  const outcome = runAct({version: 1, model: read(text)}, toRequest(act, text.length))
  return 'edits' in outcome ? applyEdits(text, outcome.edits) : text
}

const changes = fc.array(change, {maxLength: 4})

const threeVersions = fc
  .tuple(longText, changes, changes, fc.constantFrom('\n', '\n', '\r\n'))
  .map(([base, first, second, lineEnd]) => {
    const alike = (text: string): string => text.replace(/\r\n?|\n/g, lineEnd)
    return {
      base: alike(base),
      ours: alike(first.reduce(changed, base)),
      theirs: alike(second.reduce(changed, base))
    }
  })
  .filter(({base, ours, theirs}) => theirs !== base && theirs !== ours && lineEndsAlike(ours))

/** Whether the first line end of a text is that of the others, so that it is the one that a merge has. */
function lineEndsAlike(text: string): boolean {
  return new Set(text.match(/\r\n?|\n/g)).size <= 1
}

/** What an article says, however it is escaped and where comments of it stand. */
function meaningOf(text: string) {
  const syntax = parse(text)
  const base = toBaseText(syntax)
  const tags = syntax.tags.map(tag => ({
    kind: tag.kind,
    span: toBaseSpan(base, contentSpan(tag)),
    attributes: tag.attributes.map(({name, value}) => [name, value])
  }))
  return {head: text.slice(0, syntax.bodyStart), text: base.text, tags, comments: comments(text)}
}

function comments(text: string): readonly string[] {
  return parse(text)
    .comments.map(({start, end}) => text.slice(start, end))
    .sort()
}

function repeats(list: readonly string[]): boolean {
  return new Set(list).size < list.length
}

/** Articles are read in parts where some paragraphs of them are passed over. */
function readLengths(base: string, ours: string, theirs: string): readonly number[] {
  const lengths: number[] = []
  mergeArticles({base, ours, theirs}, text => {
    lengths.push(text.length)
    return read(text)
  })
  return lengths
}

describe('a merge of what is not the same in all versions', () => {
  test('is that of the whole', () => {
    fc.assert(
      fc.property(threeVersions, ({base, ours, theirs}) => {
        // Which of two comments with the same words went is not known to a merge of the whole.
        fc.pre(![base, ours, theirs].some(text => repeats(comments(text))))
        const {text, conflicts, renumbered} = merge(base, ours, theirs)
        const whole = mergeWhole({base, ours, theirs}, read)
        fc.pre(whole !== undefined)
        expect({conflicts, renumbered, ...meaningOf(text)}).toEqual({
          conflicts: whole?.conflicts,
          renumbered: whole?.renumbered,
          ...meaningOf(whole?.text ?? '')
        })
      }),
      {numRuns: Number(process.env['RUNS'] ?? 150)}
    )
  })

  const paragraphs = Array.from({length: 30}, (_, at) => `Ann said ${at} things on day ${at}.`)
  const article = (changes: Readonly<Record<number, string>>): string =>
    `---\ntitle: x\n---\n${paragraphs.map((text, at) => changes[at] ?? text).join('\n\n')}\n`

  test.each([
    {
      name: 'paragraphs of each side',
      base: article({}),
      ours: article({2: 'Ann said :actor[two] things.'}),
      theirs: article({17: ':actor[Ann] said 17 things on day 17.'}),
      merged: article({
        2: 'Ann said :actor[two] things.',
        17: ':actor[Ann] said 17 things on day 17.'
      })
    },
    {
      name: 'an id that a paragraph which nobody changed has',
      base: article({9: ':claim[Nine]{#c1}.'}),
      ours: article({2: ':claim[Two]{#c2}.', 9: ':claim[Nine]{#c1}.'}),
      theirs: article({9: ':claim[Nine]{#c1}.', 17: ':claim[Last]{#c2}.'}),
      merged: article({
        2: ':claim[Two]{#c2}.',
        9: ':claim[Nine]{#c1}.',
        17: ':claim[Last]{#c3}.'
      })
    },
    {
      name: 'a number that only a paragraph which nobody changed names',
      base: article({9: ':claim[Nine]{#c7 rebuts=c8}.'}),
      ours: article({2: ':claim[Two]{#c1}.', 9: ':claim[Nine]{#c7 rebuts=c8}.'}),
      theirs: article({9: ':claim[Nine]{#c7 rebuts=c8}.', 17: ':claim[Last]{#c1}.'}),
      merged: article({
        2: ':claim[Two]{#c1}.',
        9: ':claim[Nine]{#c7 rebuts=c8}.',
        17: ':claim[Last]{#c9}.'
      })
    },
    {
      name: 'a claim that goes on in a paragraph which nobody changed',
      base: article({2: ':claim[Two]{#c1}.', 9: ':claim[Nine]{continues=c1}.'}),
      ours: article({2: ':claim[Two]{#c1 stance=support}.', 9: ':claim[Nine]{continues=c1}.'}),
      theirs: article({2: ':claim[Two]{#c1 certainty=high}.', 9: ':claim[Nine]{continues=c1}.'}),
      merged: article({
        2: ':claim[Two]{#c1 stance=support certainty=high}.',
        9: ':claim[Nine]{continues=c1}.'
      })
    },
    {
      name: 'a reference to a claim that one side numbers anew',
      base: article({2: ':claim[Two]{#c1}.', 9: ':claim[Nine]{#c5 rebuts=c1}.'}),
      ours: article({2: ':claim[Two]{#c1}.', 9: ':claim[Nine]{#c5 rebuts=c1}.', 17: 'So.'}),
      theirs: article({2: ':claim[Two]{#c4}.', 9: ':claim[Nine]{#c5 rebuts=c4}.'}),
      merged: article({2: ':claim[Two]{#c4}.', 9: ':claim[Nine]{#c5 rebuts=c4}.', 17: 'So.'})
    }
  ])('leaves paragraphs as they are beside $name', ({base, ours, theirs, merged}) => {
    expect(merge(base, ours, theirs)).toMatchObject({text: merged, conflicts: 0})
    for (const length of readLengths(base, ours, theirs).slice(0, 3))
      expect(length).toBeLessThan(base.length / 2)
  })

  test.each([
    ['a comment over a blank line', '<!-- one\n\ntwo -->'],
    ['the word that stands for what is left out', 'blocksLeftOut'],
    ['no more than a few paragraphs', undefined]
  ])('is that of the whole for %s', (_name, paragraph) => {
    const base =
      paragraph === undefined ? 'One.\n\nTwo.\n\nThree.\n' : article({5: `Five. ${paragraph}`})
    const ours = base.replace('One.', ':actor[One].').replace('said 1 ', 'said :actor[1] ')
    const theirs = base.replace('Three.', ':place[Three].').replace('day 17', ':place[day 17]')
    expect(readLengths(base, ours, theirs)).toContain(base.length)
    const {text, conflicts} = merge(base, ours, theirs)
    expect(conflicts).toBe(0)
    expect(text.match(/:(?:actor|place)\[/g)).toHaveLength(2)
  })
})

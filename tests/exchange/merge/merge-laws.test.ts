import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {runAct} from '../../../server/src/annotate/run-act.js'
import {applyEdits} from '../../../server/src/base/edits.js'
import {versionOf} from '../../../server/src/exchange/compare/annotation.js'
import {saidBy} from '../../../server/src/exchange/merge/merge-values.js'
import {readNotes} from '../../../server/src/model/conflict-notes.js'
import {toBaseText} from '../../../server/src/syntax/base-text.js'
import {parse} from '../../../server/src/syntax/parse.js'
import {type ActShare, anyAct, toRequest} from '../../annotate/arbitrary-act.js'
import {taggedText} from '../../annotate/arbitrary-text.js'
import {anyText} from '../../syntax/arbitrary-text.js'
import {merge, read} from './merge-case.js'

/** An article after some annotating acts; acts that are refused do nothing. */
function annotated(text: string, acts: readonly ActShare[]): string {
  return acts.reduce((now, act) => {
    const outcome = runAct({version: 1, model: read(now)}, toRequest(act, now.length))
    return 'edits' in outcome ? applyEdits(now, outcome.edits) : now
  }, text)
}

const someActs = fc.array(anyAct(), {maxLength: 4})

/** An article with quotes around its first value that has none. */
function requoted(text: string): string {
  const {tags} = parse(text)
  const [first] = tags
    .flatMap(({attributes}) => attributes)
    .filter(
      ({name, valueSpan}) =>
        name === 'ref' && valueSpan && /[\w]/.test(text.charAt(valueSpan.start - 2))
    )
  const span = first?.valueSpan
  return span && text.charAt(span.start - 1) === '='
    ? applyEdits(text, [{...span, text: `"${text.slice(span.start, span.end)}"`}])
    : text
}

/** A text, and what each of two coders makes of it. */
const twoCoders = fc.tuple(taggedText, someActs, someActs).map(([base, first, second]) => ({
  base,
  ours: annotated(base, first),
  theirs: annotated(base, second)
}))

/** A word put in the place of some characters: how texts differ. */
const wordEdit = fc.record({
  at: fc.double({min: 0, max: 1, noNaN: true}),
  length: fc.nat({max: 12}),
  text: fc.constantFrom('', 'word ', 'Zed', '\n', '\n\n', ' [', '<!-- c -->', ':actor[New] ')
})

function edited(
  text: string,
  edits: readonly {at: number; length: number; text: string}[]
): string {
  return edits.reduce((now, {at, length, text: words}) => {
    const start = Math.floor(at * now.length)
    return now.slice(0, start) + words + now.slice(start + length)
  }, text)
}

const twoEditors = fc
  .tuple(
    taggedText,
    someActs,
    someActs,
    fc.array(wordEdit, {maxLength: 3}),
    fc.array(wordEdit, {maxLength: 3})
  )
  .map(([base, first, second, third, fourth]) => ({
    base,
    ours: edited(annotated(base, first), third),
    theirs: edited(annotated(base, second), fourth)
  }))

/** Few pieces of markup, most of them broken, between which comments of conflicts come to stand. */
const brokenText = fc
  .array(
    fc.constantFrom(
      ...[':actor[', ':place[x]', ']', '{', '}', '{a="', "{a='", '"', "'", '{ref=x}', '{#c1}'],
      ...['a', 'word ', ':', '\\', '<!--', '-->', '<!-- c -->', '---\n', 'x: y\n', '&', '\uFEFF'],
      ...['\n', '\n\n', '\r', ' ']
    ),
    {maxLength: 9}
  )
  .map(pieces => pieces.join(''))

const threeBroken = fc.record({
  base: fc.oneof(brokenText, fc.constant('')),
  ours: brokenText,
  theirs: brokenText
})

const anyThree = fc.record({base: anyText, ours: anyText, theirs: anyText})

const problems = (text: string): number => parse(text).problems.length

/** What an article says, without the ids that coders give as they please. */
function facts(text: string): string[] {
  const version = versionOf(read(text))
  return version.annotations
    .map(annotation => {
      const values = [...saidBy({annotation, ids: new Map()})].filter(([, {many}]) => !many)
      const words = annotation.fragments.map(({start, end}) =>
        version.text.slice(start, end).replace(/\s+/g, ' ').trim()
      )
      return `${annotation.kind} ${words.join('|')} ${JSON.stringify(values.map(([name, {value}]) => `${name}=${value}`).sort())}`
    })
    .sort()
}

describe('a merge', () => {
  test.each([
    ['two coders', twoCoders],
    ['two editors', twoEditors],
    ['any three texts', anyThree],
    ['texts of broken markup', threeBroken]
  ])('of %s can be written, and breaks no markup', (_name, three) => {
    fc.assert(
      fc.property(three, ({base, ours, theirs}) => {
        const {text} = merge(base, ours, theirs)
        expect(problems(text)).toBeLessThanOrEqual(problems(ours) + problems(theirs))
      }),
      {numRuns: Number(process.env['RUNS'] ?? 300)}
    )
  })

  test('of coders leaves the words, and shows each conflict', () => {
    fc.assert(
      fc.property(twoCoders, ({base, ours, theirs}) => {
        const {text, conflicts} = merge(base, ours, theirs)
        expect(toBaseText(parse(text)).text).toBe(toBaseText(parse(ours)).text)
        expect(text.includes('conflict=')).toBe(conflicts > 0)
      }),
      {numRuns: Number(process.env['RUNS'] ?? 300)}
    )
  })

  test('with an unchanged side gives what the other says', () => {
    fc.assert(
      fc.property(twoEditors, ({base, theirs}) => {
        expect(merge(base, theirs, base).text).toBe(theirs)
        fc.pre([base, theirs].every(isPlain))
        const rewritten = requoted(base)
        const {text, conflicts} = merge(base, rewritten, theirs)
        expect(conflicts).toBe(0)
        expect(facts(text)).toEqual(facts(theirs))
      }),
      {numRuns: Number(process.env['RUNS'] ?? 300)}
    )
  })

  test('says the same whichever side is called ours, but for what is left open', () => {
    fc.assert(
      fc.property(twoCoders, ({base, ours, theirs}) => {
        fc.pre([base, ours, theirs].every(isPlain))
        const [one, other] = [merge(base, ours, theirs), merge(base, theirs, ours)]
        expect(one.conflicts).toBe(other.conflicts)
        fc.pre(one.conflicts === 0)
        expect(facts(one.text)).toEqual(facts(other.text))
      }),
      {numRuns: Number(process.env['RUNS'] ?? 300)}
    )
  })

  test('loses no tag and no value that a side added', () => {
    fc.assert(
      fc.property(twoCoders, ({base, ours, theirs}) => {
        fc.pre([base, ours, theirs].every(isPlain))
        const {text} = merge(base, ours, theirs)
        const kept = new Set([...marks(text), ...values(text)])
        const open = openNotes(text)
        const old = new Set([...marks(base), ...values(base)])
        for (const side of [ours, theirs])
          for (const fact of [...marks(side), ...values(side)])
            if (!old.has(fact) && !kept.has(fact)) expect(open).toContain(fact.split('\t').at(-1))
      }),
      {numRuns: Number(process.env['RUNS'] ?? 300)}
    )
  })
})

/**
 * Whether no annotation has a fragment inside another one of its own, which covers the same words as without, and none
 * continues what is not there, which changes of others may bring.
 */
function isPlain(text: string): boolean {
  return versionOf(read(text)).annotations.every(
    ({fragments, head}) =>
      !head.continues && fragments.every(({start}, at) => start >= (fragments[at - 1]?.end ?? 0))
  )
}

/** The kinds and the words of all annotations; white space aside, as tags that cross are parted. */
function marks(text: string): string[] {
  const version = versionOf(read(text))
  return version.annotations.flatMap(({kind, fragments}) => {
    const words = fragments.map(({start, end}) => version.text.slice(start, end)).join('')
    return [`kind\t${kind}`, `words\t${words.replace(/\s+/g, '')}`]
  })
}

/** All values by name, but for references, which are given anew with their ids. */
function values(text: string): string[] {
  return read(text).units.flatMap(({attributes}) =>
    attributes
      .filter(
        ({name, definition}) => name !== 'id' && definition?.type !== 'claim' && name !== 'conflict'
      )
      .flatMap(({name, values: list}) =>
        list.flatMap(({text: value}) => value.split(/\s+/).map(word => `${name}\t${word}`))
      )
  )
}

/** What an article says of conflicts, without quotes and white space. */
function openNotes(text: string): string {
  return read(text)
    .units.flatMap(({attributes}) => attributes.filter(({name}) => name === 'conflict'))
    .map(({written}) => {
      const notes = readNotes(written.value) ?? []
      return notes
        .map(({base, ours, theirs}) => [base, ours, theirs].join(' ').replace(/\s+…\s+|\s+/g, ''))
        .join(' ')
    })
    .join(' ')
}

describe('two coders who tag different words', () => {
  const words = 'one two three four five six seven eight nine ten'.split(' ')
  const tag = fc.record({
    word: fc.nat({max: 9}),
    kind: fc.constantFrom('actor', 'place', 'claim'),
    attributes: fc.constantFrom('', '{#c1}', '{#c1 by=ann}', '{note="a b"}')
  })

  test('never conflict, and both keep all their tags', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(tag, {selector: ({word}) => word, maxLength: 10}),
        fc.infiniteStream(fc.boolean()),
        (tags, stream) => {
          const sides = tags.map(() => stream.next().value === true)
          const write = (wanted: boolean | undefined): string =>
            words
              .map((word, index) => {
                const at = tags.findIndex(each => each.word === index)
                const found = tags[at]
                return found && (wanted === undefined || sides[at] === wanted)
                  ? `:${found.kind}[${word}]${found.attributes}`
                  : word
              })
              .join(' ')
          const {text, conflicts} = merge(words.join(' '), write(true), write(false))
          expect(conflicts).toBe(0)
          expect(text.replace(/#\w\d+/g, '#c')).toBe(write(undefined).replace(/#\w\d+/g, '#c'))
        }
      )
    )
  })
})

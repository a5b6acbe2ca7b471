import {readFileSync} from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {follow} from '../../client/src/annotation-editor/feed.js'
import {kindOfKey, withKeys} from '../../client/src/annotation-editor/kind-keys.js'
import {addStep, indexNow, startHistory} from '../../client/src/annotation-editor/mark-history.js'
import {defaultKeys, PAGE_COMMANDS} from '../../client/src/annotation-editor/page-commands.js'
import {createQueue} from '../../client/src/annotation-editor/queue.js'
import type {Annotations, KindInfo, Mark} from '../../server/src/lsp/editor-protocol.js'

const {contributes} = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../../package.json'), 'utf8')
)

function markOf(kind: string, start: number, end: number, depth = 0): Mark {
  return {
    ...{kind, start, end, depth, unit: 'mention', id: null, continues: null, entry: null},
    ...{resolution: null, status: null, attributes: []}
  }
}

describe('marks of earlier versions', () => {
  const first = [markOf('actor', 0, 3), markOf('place', 5, 8), markOf('actor', 10, 12)]

  test('are found behind others that come and go', () => {
    let history = startHistory(first)
    history = addStep(history, 1, {start: 1, removed: 0, added: [markOf('actor', 4, 5)]})
    history = addStep(history, 2, {start: 0, removed: 1, added: []})
    expect(history.marks.map(({start}) => start)).toEqual([4, 5, 10])
    expect([0, 1, 2].map(index => indexNow(history, 1, index, false))).toEqual([undefined, 1, 2])
    expect([0, 1, 2].map(index => indexNow(history, 3, index, true))).toEqual([0, 1, 2])
  })

  test('are found where they were changed: their attributes, or their edges', () => {
    const changed = [markOf('place', 5, 9)]
    let history = addStep(startHistory(first), 1, {start: 1, removed: 1, added: changed})
    expect(indexNow(history, 1, 1, false)).toBe(1)
    const split = [markOf('actor', 10, 12), markOf('claim', 10, 14)]
    history = addStep(history, 2, {start: 2, removed: 1, added: split})
    expect(indexNow(history, 1, 2, false)).toBe(2)
  })

  test('are not found in versions that nobody knows', () => {
    expect(indexNow(startHistory(first), 7, 0, false)).toBeUndefined()
    expect(indexNow(startHistory(first), 7, 3, true)).toBeUndefined()
  })

  test('are the same mark or none, whatever was spliced', () => {
    const splices = fc.array(fc.record({at: fc.nat(9), removed: fc.nat(2), added: fc.nat(2)}), {
      minLength: 1,
      maxLength: 6
    })
    fc.assert(
      fc.property(splices, changes => {
        let next = 100
        let history = startHistory(first)
        for (const [from, {at, removed, added}] of changes.entries()) {
          const start = Math.min(at, history.marks.length)
          const gone = Math.min(removed, history.marks.length - start)
          // Another kind for each, so that none is taken for one that is gone.
          const fresh = Array.from({length: added}, () => markOf(`new${next}`, next, ++next))
          history = addStep(history, from, {start, removed: gone, added: fresh})
        }
        for (const [index, mark] of first.entries()) {
          const now = indexNow(history, 0, index, false)
          expect(now === undefined ? -1 : now).toBe(history.marks.indexOf(mark))
        }
      })
    )
  })
})

describe('what is known of an article', () => {
  const whole: Annotations = {
    ...{version: 3, stamp: 1, since: null, text: 'Ann left', language: 'en', header: []},
    ...{marks: {start: 0, removed: 0, added: [markOf('actor', 0, 3)]}, broken: []},
    paragraphs: {start: 0, removed: 0, added: [{start: 0, end: 8}]}
  }
  const none = {start: 0, removed: 0, added: []}

  test('says since when the text is what it is', () => {
    const feed = follow(undefined, whole)
    expect(feed?.textSince).toBe(3)
    const same = follow(feed, {...whole, version: 4, since: 3, text: null, marks: none})
    expect(same).toMatchObject({version: 4, textSince: 3})
    const typed = follow(same, {...whole, version: 5, since: 4, text: 'Ann left.', marks: none})
    expect(typed).toMatchObject({version: 5, textSince: 5, text: 'Ann left.'})
    expect(follow(typed, {...whole, version: 6, text: 'Ann left.'})?.textSince).toBe(5)
  })

  test('takes no change of another version', () => {
    expect(follow(follow(undefined, whole), {...whole, version: 9, since: 8})).toBeUndefined()
  })
})

test('acts are done one after another, also after one that fails', async () => {
  const queue = createQueue()
  const done: string[] = []
  const job = (name: string, time: number) => async (): Promise<void> => {
    await new Promise(resolve => setTimeout(resolve, time))
    done.push(name)
    if (name === 'b') throw new Error('refused')
  }
  const all = [queue.add(job('a', 9)), queue.add(job('b', 3)), queue.add(job('c', 0))]
  const outcomes = await Promise.allSettled(all)
  expect(outcomes.map(({status}) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(done).toEqual(['a', 'b', 'c'])
})

describe('keys', () => {
  const kind = (name: string): KindInfo => ({
    ...{name, label: name, description: '', unit: 'mention'},
    ...{contains: [], attributes: [], fields: []}
  })

  test('of kinds are their own letter, or the first that is free, or a digit', () => {
    const kinds = withKeys(['actor', 'place', 'claim', 'disease', 'event', 'product'].map(kind))
    expect(kinds.map(({key}) => key)).toEqual(['a', 'p', 'c', 'd', '5', '6'])
    expect(kindOfKey(kinds, 'd')?.name).toBe('disease')
    expect(kindOfKey(kinds, '2')?.name).toBe('place')
    expect(kindOfKey(kinds, 'x')).toBeUndefined()
  })

  test('are those that package.json has', () => {
    const keys = defaultKeys(contributes.keybindings)
    expect(keys).toMatchObject({nextMark: 'n', previousMark: 'Shift+N', help: 'h, ?', mark: 'm'})
  })

  test('mean one command each, and hold only in the text', () => {
    const ours = contributes.keybindings.filter(
      ({command, when}: {command: string; when: string}) =>
        command.startsWith('newsmark.annotate.') && when === 'newsmark.annotationTextFocus'
    )
    const names = ours.map(({key}: {key: string}) => key)
    expect(new Set(names).size).toBe(names.length)
    const moving = /^(word|line|select)/
    const bound = new Set(ours.map(({command}: {command: string}) => command.split('.').at(-1)))
    expect(PAGE_COMMANDS.filter(name => !moving.test(name) && !bound.has(name))).toEqual([])
  })

  test('and commands are those that there are', () => {
    const commands = contributes.commands.map(({command}: {command: string}) => command)
    expect(commands).toEqual(
      expect.arrayContaining(PAGE_COMMANDS.map(name => `newsmark.annotate.${name}`))
    )
  })
})

/** Backgrounds and texts of the editor in VS Code's own themes. */
const THEMES = {
  dark: [
    ['#1f1f1f', '#cccccc'],
    ['#1e1e1e', '#d4d4d4']
  ],
  light: [['#ffffff', '#3b3b3b']],
  highContrast: [['#000000', '#ffffff']],
  highContrastLight: [['#ffffff', '#292929']]
} as const

test('colours of kinds can be seen, and words read on them', () => {
  const colours: {id: string; defaults: Record<string, string>}[] = contributes.colors
  const ours = colours.filter(({id}) => id.startsWith('newsmark.kind'))
  expect(ours.length).toBe(16)
  for (const {id, defaults} of ours)
    for (const [theme, pairs] of Object.entries(THEMES))
      for (const [background, text] of pairs) {
        const colour = partsOf(defaults[theme] ?? '')
        const [below, words] = [partsOf(background), partsOf(text)]
        const seen = id.endsWith('Border')
          ? contrast(colour, below) / 3
          : contrast(words, layOver(colour, below)) / 4.5
        expect(seen, `${id} in ${theme}`).toBeGreaterThanOrEqual(1)
      }
})

/** Red, green, blue and opacity, from 0 to 1. */
type Colour = readonly [number, number, number, number]

function partsOf(hex: string): Colour {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (hex.slice(1).match(/../g) ?? []).map(
    part => Number.parseInt(part, 16) / 255
  )
  return [red, green, blue, alpha]
}

function layOver([red, green, blue, alpha]: Colour, below: Colour): Colour {
  const mix = (part: number, at: 0 | 1 | 2): number => part * alpha + below[at] * (1 - alpha)
  return [mix(red, 0), mix(green, 1), mix(blue, 2), 1]
}

/** The contrast of two opaque colours by WCAG 2. */
function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance([red, green, blue]: Colour): number {
  const linear = (part: number): number =>
    part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

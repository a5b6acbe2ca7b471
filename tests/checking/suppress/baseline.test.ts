import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {
  type AcceptedCounts,
  parseBaseline,
  writeBaseline
} from '../../../server/src/project/baseline.js'

const name = fc.oneof(
  fc.string({minLength: 1}),
  fc.constantFrom('__proto__', 'a "b".news.txt', 'c\n.txt', 'ü.txt')
)
const counts = fc.array(fc.tuple(name, fc.integer({min: 1, max: 99})), {minLength: 1})
const rules = fc.array(
  fc.tuple(
    name,
    counts.map(pairs => new Map(pairs))
  ),
  {minLength: 1}
)
const files: fc.Arbitrary<AcceptedCounts> = fc
  .array(
    fc.tuple(
      name,
      rules.map(pairs => new Map(pairs))
    )
  )
  .map(pairs => new Map(pairs))

describe('a baseline', () => {
  test('is read as it was written, each rule at its place', () => {
    fc.assert(
      fc.property(files, accepted => {
        const text = writeBaseline(accepted)
        const {baseline, problems} = parseBaseline('x.json', text)
        expect(problems).toEqual([])
        expect(baseline.files.size).toBe(accepted.size)
        for (const [path, ofFile] of accepted) {
          expect(baseline.files.get(path)?.size).toBe(ofFile.size)
          for (const [rule, ofRule] of ofFile) {
            const read = baseline.files.get(path)?.get(rule)
            expect(read?.counts).toEqual(ofRule)
            expect(JSON.parse(`"${text.slice(read?.span.start, read?.span.end)}"`)).toBe(rule)
          }
        }
      })
    )
  })

  test('is written the same in whatever order it was made', () => {
    fc.assert(
      fc.property(files, accepted => {
        const turned = new Map(
          [...accepted]
            .reverse()
            .map(([path, ofFile]) => [path, new Map([...ofFile].reverse())] as const)
        )
        expect(writeBaseline(turned)).toBe(writeBaseline(accepted))
      })
    )
  })

  test('leaves out what is empty', () => {
    const empty = new Map([['a', new Map([['b', new Map<string, number>()]])]])
    expect(writeBaseline(empty)).toBe('{\n  "version": 1,\n  "files": {}\n}\n')
  })
})

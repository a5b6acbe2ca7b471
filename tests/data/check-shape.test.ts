import fc from 'fast-check'
import * as v from 'valibot'
import {describe, expect, test} from 'vitest'
import {codebookSchema} from '../../server/src/codebook/codebook-shape.js'
import {checkShape, type ShapeProblem} from '../../server/src/data/check-shape.js'
import {parseJson} from '../../server/src/data/json.js'
import {baselineSchema} from '../../server/src/project/baseline.js'
import {configSchema} from '../../server/src/project/config-shape.js'

const schemas: readonly (readonly [name: string, schema: v.GenericSchema, words: string])[] = [
  ['project files', configSchema, 'extends preset strict rules overrides files include off error'],
  ['codebooks', codebookSchema, 'extends none kinds attributes codes label within of many type'],
  ['baselines', baselineSchema, 'version files a.news.txt unknown-alias $schema']
]

/** Data of the words of a schema and of some that are no words of any. */
function dataOf(words: readonly string[]): fc.Arbitrary<unknown> {
  const word = fc.constantFrom(...words, '__proto__', 'constructor', '-', '')
  const scalar = fc.oneof(word, fc.constantFrom(1, 2, 1.5, true, null))
  const {data} = fc.letrec<{data: unknown}>(tie => ({
    data: fc.oneof(
      {maxDepth: 6},
      scalar,
      fc.array(tie('data'), {maxLength: 3}),
      fc.dictionary(word, tie('data'), {maxKeys: 4})
    )
  }))
  return fc.dictionary(word, data, {maxKeys: 4})
}

function isNoMapping({message}: ShapeProblem): boolean {
  return message === 'Unexpected list, expected fields like `name: value`'
}

describe.each(schemas)('what is read of %s', (_, schema, words) => {
  test('is what valibot accepts', () => {
    fc.assert(
      fc.property(dataOf(words.split(' ')), data => {
        const json = JSON.stringify(data)
        const {value, problems} = checkShape(schema, parseJson(json).value)
        if (problems.length === 0) expect(v.is(schema, value)).toBe(true)
        const whole = v.safeParse(schema, JSON.parse(json))
        // To valibot a list is an object too, and names of objects' own are no keys.
        const isOurs = /__proto__|constructor/.test(json) || problems.some(isNoMapping)
        if (whole.success && !isOurs)
          expect({value, problems}).toEqual({value: whole.output, problems: []})
      }),
      {numRuns: 3000}
    )
  })
})

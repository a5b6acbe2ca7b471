import * as v from 'valibot'

/** A file of accepted findings as data, as it is written. */
export interface BaselineShape {
  $schema?: string | undefined
  version: number
  /** How many by file, rule and fingerprint. */
  files: Record<string, Record<string, Record<string, number>>>
}

/** The version of the format that we write, and the only one there is. */
export const baselineVersion = 1

const known = `\`${baselineVersion}\`, the version that this Newsmark knows`
const count = 'a whole number from 1 on'

/** What may stand in `newsmark-baseline.json`. */
export const baselineSchema: v.GenericSchema<BaselineShape> = v.strictObject({
  $schema: v.optional(v.pipe(v.string(), v.description('Where this schema is.'))),
  version: v.pipe(
    v.number(),
    v.minValue(baselineVersion, known),
    v.maxValue(baselineVersion, known),
    v.description('The version of this format.')
  ),
  files: v.pipe(
    v.record(
      v.string(),
      v.pipe(
        v.record(
          v.string(),
          v.pipe(
            v.record(v.string(), v.pipe(v.number(), v.integer(count), v.minValue(1, count))),
            v.description('How many findings of each fingerprint are accepted.')
          )
        ),
        v.description('Accepted findings by rule.')
      )
    ),
    v.description('Accepted findings by file, relative to the folder of `newsmark.yaml`.')
  )
})

import * as v from 'valibot'
import {absent, countSchema, parseJson} from '../../data/codec.js'
import {findingSchema} from '../../reporting/finding-codec.js'
import type {FindingRecord} from '../../reporting/finding-record.js'
import type {ShardHeader} from './shard-header.js'

/**
 * One line of a shard's report. Of the first one no more is read than its version, as another version may write the
 * rest in another way; `decodeHeader` reads that. Findings are records as in any such report, without a `type` there.
 */
export type ShardLine =
  | ShardStart
  | {readonly type: 'finding' | 'suppressed'; readonly finding: FindingRecord}
  | {
      readonly type: 'project'
      readonly root: string
      readonly hash: string
      readonly isWhole: boolean
    }
  | {readonly type: 'facts'; readonly path: string; readonly facts?: unknown}
  | {readonly type: 'failure'; readonly path: string; readonly message: string}
  | {readonly type: 'notice' | 'note'; readonly message: string}
  /** `time` is in milliseconds. */
  | {readonly type: 'time'; readonly rule: string; readonly time: number}
  | ShardEnd

/** The first line. */
export interface ShardStart {
  readonly type: 'part'
  readonly version: string
}

/** The last line, with the number of lines before it. */
export interface ShardEnd {
  readonly type: 'end'
  readonly lines: number
  readonly articles: number
  readonly interrupted: boolean
}

const typedSchema: v.GenericSchema<unknown, ShardLine> = v.variant('type', [
  v.looseObject({type: v.literal('part'), version: v.string()}),
  v.object({type: v.literal('suppressed'), finding: findingSchema}),
  v.object({type: v.literal('project'), root: v.string(), hash: v.string(), isWhole: v.boolean()}),
  v.object({type: v.literal('facts'), path: v.string(), facts: v.optional(v.unknown())}),
  v.object({type: v.literal('failure'), path: v.string(), message: v.string()}),
  v.object({type: v.picklist(['notice', 'note']), message: v.string()}),
  v.object({type: v.literal('time'), rule: v.string(), time: v.pipe(v.number(), v.minValue(0))}),
  v.object({
    type: v.literal('end'),
    lines: countSchema,
    articles: countSchema,
    interrupted: v.boolean()
  })
])

/** Decodes a line of a shard's report; undefined for anything else, as a stranger may have written it. */
export function decodeShardLine(json: string): ShardLine | undefined {
  const value = parseJson(json)
  if (typeof value !== 'object' || value === null) return undefined
  if ('type' in value) {
    const {success, output} = v.safeParse(typedSchema, value)
    return success ? output : undefined
  }
  const {success, output} = v.safeParse(findingSchema, value)
  return success ? {type: 'finding', finding: output} : undefined
}

const baselineSchema: v.GenericSchema<unknown, ShardHeader['settings']['baseline']> = v.union([
  v.picklist(['default', 'none']),
  v.object({file: v.string()})
])

const headerSchema: v.GenericSchema<unknown, ShardHeader> = v.object({
  version: v.string(),
  build: v.string(),
  shard: absent(v.object({index: countSchema, count: countSchema})),
  settings: v.object({
    inline: v.boolean(),
    baseline: baselineSchema,
    ignoreFiles: v.boolean(),
    ignorePatterns: v.array(v.string()),
    forceExclude: v.boolean(),
    maxFileSize: countSchema
  })
})

/** Reads all of the first line, once its version is known to be ours; undefined where something is missing or wrong. */
export function decodeHeader(start: ShardStart): ShardHeader | undefined {
  const {success, output} = v.safeParse(headerSchema, start)
  return success ? output : undefined
}

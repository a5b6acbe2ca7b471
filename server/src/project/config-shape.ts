import * as v from 'valibot'
import {type Preset, presets} from './presets.js'
import type {Severity} from './project.js'

/** A project file as data, as it is written. */
export interface ConfigShape {
  extends?: string | string[] | undefined
  preset?: Preset | undefined
  include?: string | string[] | undefined
  exclude?: string | string[] | undefined
  glossary?: string | string[] | undefined
  codebook?: string | undefined
  rules?: RulesShape | undefined
  overrides?: OverrideShape[] | undefined
  coders?: Record<string, string> | undefined
  curated?: string | string[] | undefined
}

export interface OverrideShape {
  files: string | string[]
  rules: RulesShape
}

/** Severities by rule, or a severity and options. */
export type RulesShape = Record<string, Severity | [Severity, Record<string, unknown>]>

/** How much a rule weighs. */
export const severitySchema: v.GenericSchema<Severity> = v.pipe(
  v.picklist(['off', 'info', 'warning', 'error']),
  v.description('How much a finding of the rule weighs.')
)

const texts = v.union([v.array(v.string()), v.string()])

const rules: v.GenericSchema<RulesShape> = v.pipe(
  v.record(
    v.string(),
    v.union([severitySchema, v.tuple([severitySchema, v.record(v.string(), v.unknown())])])
  ),
  v.description('Severities by rule, or a list of a severity and options.')
)

/** Rule settings for some of the articles. */
export const overrideSchema: v.GenericSchema<OverrideShape> = v.strictObject({
  files: v.pipe(texts, v.description('Globs of the articles that it is about.')),
  rules
})

/** The schema of `newsmark.yaml`. */
export const configSchema: v.GenericSchema<ConfigShape> = v.strictObject({
  extends: v.optional(
    v.pipe(texts, v.description('Project files that this one builds on, relative to it.'))
  ),
  preset: v.optional(
    v.pipe(
      v.picklist(presets),
      v.description(
        'How strict the rules are that `rules` does not set: `recommended` holds where nothing is said, `strict` asks for more.'
      )
    )
  ),
  include: v.optional(
    v.pipe(texts, v.description('Globs of the articles, relative to the project’s folder.'))
  ),
  exclude: v.optional(
    v.pipe(texts, v.description('Globs of files that are no articles all the same.'))
  ),
  glossary: v.optional(
    v.pipe(texts, v.description('Paths or globs of the glossary’s files, relative to this file.'))
  ),
  codebook: v.optional(
    v.pipe(v.string(), v.description('Path of the codebook, relative to this file.'))
  ),
  rules: v.optional(rules),
  overrides: v.optional(
    v.pipe(
      v.array(overrideSchema),
      v.description('Rules for some of the articles; later ones win.')
    )
  ),
  coders: v.optional(
    v.pipe(
      v.record(v.string(), v.string()),
      v.description(
        'Who codes the same articles: the folder of each by a name, or a glob, relative to the project’s folder.'
      )
    )
  ),
  curated: v.optional(
    v.pipe(
      texts,
      v.description('Paths or globs of the articles that coders’ versions are made one of.')
    )
  )
})

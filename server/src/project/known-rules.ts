import type {GenericSchema} from 'valibot'
import type {RuleSetting, Severity} from './project.js'

/** What a project file may say of a rule. */
export interface KnownRule {
  /** What holds unless a project says otherwise; that of the preset `recommended`. */
  readonly severity: Severity
  /** What the preset `strict` makes of it, where that differs. */
  readonly strict?: Severity
  /** None by default. */
  readonly options?: OptionsSchema
}

/** The options of a rule by name, all optional, each with a description. */
export type OptionsSchema = GenericSchema<RuleSetting['options']> & {
  readonly type: 'strict_object'
  readonly entries: Readonly<Record<string, GenericSchema>>
}

/** The rules that may be set, by id. */
export type KnownRules = ReadonlyMap<string, KnownRule>

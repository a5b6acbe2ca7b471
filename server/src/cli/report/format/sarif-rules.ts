import type {ReportingDescriptor} from 'sarif'
import {allRules} from '../../../rules/registry.js'
import {type Rule, ruleUrl} from '../../../rules/rule.js'
import {sarifLevel} from './sarif-level.js'

/** All rules as SARIF describes them. */
export function toRules(): ReportingDescriptor[] {
  return allRules.map(toRule)
}

/** Where each rule stands in that list. */
export function ruleIndices(): ReadonlyMap<string, number> {
  return new Map(allRules.map(({id}, index) => [id, index]))
}

function toRule({id, summary, severity, group}: Rule): ReportingDescriptor {
  const url = ruleUrl(id)
  const level = severity === 'off' ? 'warning' : sarifLevel[severity]
  return {
    id,
    name: id.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: {text: summary},
    fullDescription: {text: `${summary}.`},
    helpUri: url,
    help: {text: `${summary}. See ${url}`, markdown: `${summary}. [More](${url})`},
    defaultConfiguration: {enabled: severity !== 'off', level},
    properties: {tags: [group], 'problem.severity': PROBLEM[level]}
  }
}

/** What GitHub sorts by. */
const PROBLEM = {error: 'error', warning: 'warning', note: 'recommendation'} as const

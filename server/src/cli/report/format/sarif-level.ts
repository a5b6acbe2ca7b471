/** What SARIF calls our severities. */
export const sarifLevel = {error: 'error', warning: 'warning', info: 'note'} as const

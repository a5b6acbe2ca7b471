import type {AttributeShape, KindShape, Shapes} from '../codebook-shape.js'
import {codesOf, entryFields, mentionAttributes} from './attributes.js'

const types = codesOf({
  person: 'A single human being who is known by name.',
  organization: 'A body with members and a name of its own: a ministry, an army, a party, a firm.',
  group: 'People who belong together without being one body: a people, a faith, protesters.',
  gpe: 'A country, province or city that acts through its government.',
  unnamed: 'A source or actor whose name is withheld, as “a senior official”.'
})

const roles = codesOf({
  government: 'Head of state or of government, ministers and ministries.',
  'state-forces': 'Army, navy, air force and other forces under the command of the state.',
  police: 'Police and gendarmerie.',
  intelligence: 'Secret and intelligence services.',
  judiciary: 'Courts, judges and prosecutors.',
  legislature: 'Parliaments and their members, when they act as such.',
  party: 'Political parties and their officers.',
  opposition: 'Political opponents of a government, without arms.',
  'rebel-group': 'Armed groups that fight to replace a government or to leave its state.',
  'political-militia': 'Armed groups with political aims that do not seek to replace the state.',
  'identity-militia': 'Armed groups formed by clan, people, faith or village.',
  'external-forces': 'Forces of other states and peacekeepers.',
  igo: 'Organisations of states, as the United Nations, and their officers.',
  ngo: 'Non-governmental organisations, charities and rights groups.',
  media: 'Newspapers, agencies, broadcasters and journalists, when they are the actor.',
  company: 'Businesses and those who speak for them.',
  religious: 'Religious bodies and leaders.',
  expert: 'Scholars, analysts and other specialists who are asked as such.',
  civilians: 'People who take no part in government or fighting.',
  protesters: 'People who demonstrate.',
  refugees: 'People who have fled, within their country or beyond it.',
  other: 'Anything that no other role fits.'
})

const scopes = codesOf({
  local: 'Acts within a town or district.',
  national: 'Acts within one country.',
  bilateral: 'Acts between two countries.',
  regional: 'Acts within a region of the world.',
  global: 'Acts worldwide.'
})

const fields: Shapes<AttributeShape> = {
  ...entryFields('actor'),
  type: {type: 'code', description: 'What sort of thing the actor is.', codes: types},
  role: {type: 'code', many: true, description: 'Which part the actor plays.', codes: roles},
  function: {description: 'The office or job the actor is known by, as “UN envoy”.'},
  'member-of': {
    type: 'entry',
    of: 'actor',
    many: true,
    description: 'The bodies or groups the actor belongs to.'
  },
  party: {
    type: 'entry',
    of: 'actor',
    description: 'The political party the actor belongs to.'
  },
  scope: {type: 'code', description: 'How far the actor reaches.', codes: scopes}
}

/** People, organisations and groups: whoever can act or speak. */
export const defaultActor: KindShape = {
  label: 'Actor',
  description: 'Someone who can act or speak: a person, an organisation, a group, a government.',
  unit: 'mention',
  section: 'actors',
  contains: ['actor', 'place'],
  attributes: {
    ...mentionAttributes('actor'),
    as: {description: 'The function in which the actor appears in this sentence, as “UN envoy”.'}
  },
  fields
}

import type {AttributeShape, KindShape, Shapes} from '../codebook-shape.js'
import {codesOf, entryFields, mentionAttributes} from './attributes.js'

const types = codesOf({
  country: 'A state.',
  admin1: 'A division of a country: province, governorate, federal state.',
  admin2: 'A division of an admin1: district, county.',
  admin3: 'A division of an admin2: subdistrict, municipality.',
  city: 'A large settlement.',
  town: 'A settlement of medium size.',
  village: 'A small settlement.',
  neighbourhood: 'A part of a city or town.',
  facility: 'A building or site: an airport, a hospital, a dam, a base.',
  camp: 'A camp of refugees or displaced people.',
  'border-crossing': 'A place where a border can be crossed.',
  road: 'A road, street or supply line.',
  region: 'An area without borders of its own, natural or by custom.',
  water: 'A river, lake or sea.',
  other: 'Anything that no other type fits.'
})

const precisions = codesOf({
  '1': 'The coordinates are those of the place itself.',
  '2': 'The coordinates are those of somewhere near, or of a part of the area.',
  '3': 'The coordinates stand for a larger region, as those of its capital.'
})

const roles = codesOf({
  event: 'Where what is reported happened.',
  dateline: 'Where the report was written, named at its head.',
  origin: 'Where someone or something comes from.',
  destination: 'Where someone or something goes to.',
  residence: 'Where someone lives or is based.',
  territory: 'Whose land is spoken of, as what is held or claimed.',
  metonym: 'The name of a place stands for those who rule or speak there, as in “Moscow said”.'
})

const fields: Shapes<AttributeShape> = {
  ...entryFields('place'),
  type: {type: 'code', description: 'What sort of place it is.', codes: types},
  within: {type: 'entry', of: 'place', description: 'The place that this one is a part of.'},
  lat: {type: 'number', description: 'Latitude in degrees (WGS 84), north is positive.'},
  lon: {type: 'number', description: 'Longitude in degrees (WGS 84), east is positive.'},
  precision: {
    type: 'code',
    description: 'How exactly the coordinates give the place.',
    codes: precisions
  }
}

/** Where things happen, and where those in the news come from and go to. */
export const defaultPlace: KindShape = {
  label: 'Place',
  description: 'A place on the map, from a country to a building.',
  unit: 'mention',
  section: 'places',
  contains: ['place'],
  attributes: {
    ...mentionAttributes('place'),
    role: {type: 'code', description: 'Which part the place plays in the sentence.', codes: roles},
    actor: {
      type: 'entry',
      of: 'actor',
      description: 'Whom the name stands for, where the role is metonym.'
    }
  },
  fields
}

import { expect, it } from 'vitest'
import { fieldOf, mapField, missingFields } from './mapping.ts'

const words = { en: '', fr: '' }
const preview = { fields: [{ name: 'reference', label: words, required: true }, { name: 'due_date', label: words, required: true }, { name: 'phone', label: words, required: false }] }

it('names the required fields without a column', () => {
  expect(missingFields(preview, { reference: 'Ref' }).map(({ name }) => name)).toEqual(['due_date'])
})

it('changes one field and keeps the rest', () => {
  const mapping = { reference: 'Ref', phone: 'Tel' }
  expect(mapField(mapping, 'phone', 'Mobile')).toEqual({ reference: 'Ref', phone: 'Mobile' })
  expect(mapField(mapping, 'phone', null)).toEqual({ reference: 'Ref' })
})

it('finds what reads a column', () => {
  expect(fieldOf(preview, { reference: 'Ref' }, 'Ref')?.name).toBe('reference')
  expect(fieldOf(preview, { reference: 'Ref' }, 'Tel')).toBeUndefined()
})

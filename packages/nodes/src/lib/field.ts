import type { z } from 'zod'
import type { Channel, Words } from '@parcours/journey'

/**
 * Controls that a settings form can draw. The web knows these and no node type:
 * `duration` an object {amount, unit}; `fields` an object drawn as its members; `arms`, `branches` a list of
 * objects; `names` a list of outcome names; `select` one of an enum, or several when the schema is an array.
 */
export type Control =
  | 'duration' | 'money' | 'text-picker' | 'scorecard-picker' | 'cel' | 'segment' | 'time' | 'percent' | 'arms'
  | 'branches' | 'select' | 'queue' | 'journey-picker' | 'names' | 'events' | 'switch' | 'number' | 'text' | 'fields'

/** What stands in the JSON Schema beside a field. */
export interface FieldMeta {
  label: Words
  control: Control
  /** Shown behind the value: `days`, `hours`, `instalments`. */
  unit?: string
  help?: Words
  /** Folded away at first. */
  group?: 'advanced'
  /** Words for the values of a `select` or `events`. */
  options?: Record<string, Words>
  /** For `text-picker`: only texts of this channel, or of the channel chosen in that field. */
  channel?: Channel
  channelField?: string
  /** Shown only while another field of the same object has, or contains, one of these values. */
  showIf?: { field: string; is: (string | number | boolean)[] }
  /** For `text`: lines of the box. */
  rows?: number
}

/** A setting with its words and control; every field of a config is made with it. */
export const field = <S extends z.ZodType>(schema: S, meta: FieldMeta): S => schema.meta({ ...meta })

import type { ComponentType } from 'react'
import { ArmsControl } from './arms-control.tsx'
import { BranchesControl } from './branches-control.tsx'
import { CelControl } from './cel-control.tsx'
import type { ControlProps } from './control-props.ts'
import { DurationControl } from './duration-control.tsx'
import type { Control } from './field.ts'
import { JsonControl } from './json-control.tsx'
import { MoneyControl } from './money-control.tsx'
import { NamesControl } from './names-control.tsx'
import { JourneyControl, QueueControl, ScorecardControl } from './picker-controls.tsx'
import { EventsControl, SelectControl } from './select-control.tsx'
import { NumberControl, SwitchControl, TextControl, TimeControl } from './simple-controls.tsx'
import { TextPickerControl } from './text-picker-control.tsx'

/** A meaning has one control; a node type only names it. `fields` is the form itself. */
export const CONTROL_VIEWS = {
  duration: DurationControl, money: MoneyControl, 'text-picker': TextPickerControl, 'scorecard-picker': ScorecardControl,
  cel: CelControl, segment: CelControl, time: TimeControl, percent: NumberControl, arms: ArmsControl, branches: BranchesControl,
  select: SelectControl, queue: QueueControl, 'journey-picker': JourneyControl, names: NamesControl, events: EventsControl,
  switch: SwitchControl, number: NumberControl, text: TextControl, json: JsonControl,
} satisfies Record<Exclude<Control, 'fields'>, ComponentType<ControlProps>>

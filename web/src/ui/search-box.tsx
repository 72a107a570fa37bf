import { TextInput } from '@mantine/core'
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks'
import { useRef, useState } from 'react'

interface SearchBoxProps {
  value: string
  placeholder: string
  /** Called 250 ms after the last key. */
  onSearch: (text: string) => void
  width?: number
  /** Takes the focus on `/`. */
  slash?: boolean
}

export function SearchBox({ value, placeholder, onSearch, width = 240, slash = true }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(value)
  const search = useDebouncedCallback((typed: string) => { if (typed !== value) onSearch(typed) }, 250)
  // The URL may change without the box: back, a link, a cleared filter.
  const [known, setKnown] = useState(value)
  if (known !== value) {
    setKnown(value)
    if (text.trim() !== value) setText(value)
  }
  useHotkeys(slash ? [['/', () => input.current?.focus()]] : [])
  return (
    <TextInput
      ref={input} w={width} type="search" value={text} placeholder={placeholder} aria-label={placeholder}
      onChange={(event) => { setText(event.currentTarget.value); search(event.currentTarget.value.trim()) }}
      // Before what the list is asked next: a late search would take its answer back.
      onBlur={() => search.flush()}
    />
  )
}

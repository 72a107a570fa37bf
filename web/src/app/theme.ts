import {
  createTheme, defaultVariantColorsResolver, type CSSVariablesResolver, type VariantColorsResolver,
} from '@mantine/core'

/** The primary button's text is dark on the light accent of the dark theme, which Mantine cannot know. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input)
  const primary = input.color === undefined || input.color === input.theme.primaryColor
  return input.variant === 'filled' && primary ? { ...colors, color: 'var(--on-accent)' } : colors
}

const small = { defaultProps: { size: 'xs' } }

export const theme = createTheme({
  primaryColor: 'blue',
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  fontSizes: { xs: '12.5px', sm: '12.5px', md: '13px', lg: '14px', xl: '15px' },
  lineHeights: { xs: '1.4', sm: '1.4', md: '1.4', lg: '1.4', xl: '1.4' },
  defaultRadius: 'var(--radius)',
  cursorType: 'pointer',
  respectReducedMotion: true,
  variantColorResolver,
  components: {
    Button: { defaultProps: { size: 'xs' }, styles: { root: { '--button-padding-x': '12px' } } },
    ActionIcon: { defaultProps: { size: 28 } },
    TextInput: small, NumberInput: small, Select: small, Textarea: small, Autocomplete: small, MultiSelect: small,
    TagsInput: small, PasswordInput: small, Checkbox: small, Radio: small, Switch: small, Input: small, InputWrapper: small,
    // A click beside a dialog may be the second of a double click, or lose what was typed: Esc and the cross close it.
    Modal: { defaultProps: { centered: true, closeOnClickOutside: false, overlayProps: { color: 'var(--shade)', backgroundOpacity: 1 }, transitionProps: { duration: 140 } } },
    Drawer: { defaultProps: { position: 'right', overlayProps: { color: 'var(--shade)', backgroundOpacity: 1 }, transitionProps: { duration: 140 } } },
    Tooltip: { defaultProps: { openDelay: 350, multiline: true, transitionProps: { duration: 120 } } },
    Menu: { defaultProps: { shadow: 'sm', transitionProps: { duration: 120 } } },
    Popover: { defaultProps: { shadow: 'sm', transitionProps: { duration: 120 } } },
  },
})

/** Mantine's variables, mapped onto tokens.css: one palette for both themes. */
const mapped: Record<string, string> = {
  '--mantine-color-body': 'var(--panel)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--mute)',
  '--mantine-color-default': 'var(--panel)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-placeholder': 'var(--faint)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-disabled': 'var(--chip)',
  '--mantine-color-disabled-color': 'var(--faint)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
  '--mantine-color-blue-filled': 'var(--accent)',
  '--mantine-color-blue-filled-hover': 'var(--accent-hover)',
  '--mantine-color-blue-light': 'var(--sel)',
  '--mantine-color-blue-light-hover': 'var(--sel)',
  '--mantine-color-blue-light-color': 'var(--accent)',
  '--mantine-color-red-filled': 'var(--bad)',
  '--mantine-color-green-filled': 'var(--good)',
  '--mantine-color-gray-light-color': 'var(--mute)',
  '--mantine-color-gray-light-hover': 'var(--hover)',
}

/** Steps of Mantine's greys that its stylesheets name directly. */
const grey = { '0': 'var(--hover)', '1': 'var(--chip)', '2': 'var(--line)', '3': 'var(--line)', '4': 'var(--line-strong)' }
const dark = { '7': 'var(--panel)', '6': 'var(--panel)', '5': 'var(--hover)', '4': 'var(--line-strong)', '3': 'var(--faint)' }
const steps = (name: string, values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).map(([step, value]) => [`--mantine-color-${name}-${step}`, value]))

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...mapped, ...steps('gray', grey) },
  dark: { ...mapped, ...steps('dark', dark) },
})

/** Mantine dressed in the program's own colours and sizes: one accent, 15 px, calm. */
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

const accent: MantineColorsTuple = [
  '#e3f0f5',
  '#cde3ec',
  '#a3cbdb',
  '#76b1c9',
  '#4f9ab8',
  '#2a7b9b',
  '#0f5c7a',
  '#0b465e',
  '#083749',
  '#062836',
]

const bad: MantineColorsTuple = [
  '#fbe5e3',
  '#f5cac7',
  '#ea9c97',
  '#df6d66',
  '#cc4a42',
  '#b5352d',
  '#a3261f',
  '#861d17',
  '#6a1611',
  '#4f100c',
]

const px = (size: number) => `${size / 16}rem`

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: 6,
  colors: { accent, bad },
  black: '#1d2733',
  fontFamily: '"Be Vietnam Pro", system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", Consolas, monospace',
  fontSizes: { xs: px(13), sm: px(15), md: px(15), lg: px(17), xl: px(20) },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.45', lg: '1.4', xl: '1.3' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: px(20), lineHeight: '1.3' },
      h2: { fontSize: px(16), lineHeight: '1.35' },
      h3: { fontSize: px(15), lineHeight: '1.4' },
    },
  },
  defaultRadius: 'md',
  radius: { sm: px(6), md: px(8), lg: px(10) },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Input: { classNames: { input: 'smc-input' } },
    Checkbox: { classNames: { input: 'smc-check' } },
    Radio: { classNames: { radio: 'smc-check' } },
    InputWrapper: {
      styles: {
        label: { fontWeight: 600 },
        description: { color: 'var(--mute)' },
        error: { color: 'var(--bad)' },
      },
    },
    Modal: {
      defaultProps: {
        centered: true,
        overlayProps: { backgroundOpacity: 0.35 },
        closeButtonProps: { 'aria-label': 'Đóng' },
      },
      styles: { title: { fontWeight: 600, fontSize: px(17) } },
    },
    Drawer: { defaultProps: { closeButtonProps: { 'aria-label': 'Đóng' } } },
    /** The list itself scrolls: a scrolling box inside it could not be reached from the keyboard. */
    Select: {
      defaultProps: { allowDeselect: false, checkIconPosition: 'right', withScrollArea: false },
      styles: { options: { maxHeight: 260, overflowY: 'auto' } },
    },
    PasswordInput: { defaultProps: { visibilityToggleButtonProps: { 'aria-label': 'Hiện hoặc ẩn mã PIN' } } },
  },
})

/** Mantine's own greys are too pale for a room with a window behind. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  dark: {},
  light: {
    '--mantine-color-placeholder': '#66717e',
    '--mantine-color-dimmed': 'var(--mute)',
    '--mantine-color-error': 'var(--bad)',
    '--mantine-color-text': 'var(--ink)',
  },
})

import classes from './KeyHint.module.css'

/** The key that does the same, on the button that does it: `Ctrl V`. Not read aloud with the button's name. */
export const KeyHint = ({ keys }: { readonly keys: string }) => (
  <kbd className={classes.key} aria-hidden>
    {keys}
  </kbd>
)

/** All pages of help, with what the program is at the end. */
import { Link } from 'wouter'
import { paths } from '../../app/routes.ts'
import { About } from '../about/About.tsx'
import classes from './Help.module.css'
import { Markdown } from './markdown.tsx'
import { type HelpPage, helpPages, helpText, helpTitle } from './pages.ts'

export function HelpScreen({ page }: { readonly page: HelpPage }) {
  return (
    <div className={classes.page}>
      <nav aria-label="Các trang trợ giúp">
        <ul className={classes.list}>
          {helpPages.map((each) => (
            <li key={each}>
              <Link to={paths.helpPage(each)} aria-current={each === page ? 'page' : undefined}>
                {helpTitle(each)}
              </Link>
            </li>
          ))}
        </ul>
        <About />
      </nav>
      <article className={classes.sheet}>
        <Markdown source={helpText(page)} top={1} />
      </article>
    </div>
  )
}

/** The fields of a signer with the signature block that comes of them. */
import { NativeSelect } from '@mantine/core'
import { signerBlock } from '../../../shared/documents/phrases.ts'
import type { Signer } from '../../../shared/unit/unit.ts'
import type { Problems } from '../../app/problems.ts'
import { DateField } from '../../ui/field/DateField.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import {
  authorityWords,
  behalfExamples,
  type SignerKey,
  type SignerTexts,
  signerOf,
  takesBehalf,
} from './signer-fields.ts'
import classes from './Unit.module.css'

export function SignerFields({
  texts,
  set,
  problems,
  today,
}: {
  readonly texts: SignerTexts
  readonly set: (key: SignerKey, text: string) => void
  readonly problems: Problems
  readonly today: string
}) {
  const field = (key: SignerKey) => ({
    value: texts[key],
    onChange: (text: string) => set(key, text),
    error: problems[key] ?? null,
  })
  const authority = texts.authority as Signer['authority']
  return (
    <div className={classes.sides}>
      <div className={classes.fields}>
        <TextField label="Họ và tên người ký" required autoFocus {...field('name')} />
        <NativeSelect
          label="Ký với tư cách"
          value={texts.authority}
          onChange={(event) => set('authority', event.currentTarget.value)}
          data={Object.entries(authorityWords).map(([value, label]) => ({ value, label }))}
        />
        {takesBehalf(texts.authority) ? (
          <TextField
            label={`Sau chữ ${texts.authority}`}
            placeholder={behalfExamples[authority]}
            required
            {...field('onBehalfOf')}
          />
        ) : null}
        <TextField
          label="Chức vụ người ký"
          placeholder={takesBehalf(texts.authority) ? 'PHÓ GIÁM ĐỐC' : 'GIÁM ĐỐC'}
          required
          {...field('title')}
        />
        <div className={classes.pair}>
          <DateField label="Ký từ ngày" today={today} required {...field('from')} />
          <DateField label="Đến hết ngày" today={today} hint="Bỏ trống nếu còn ký" {...field('to')} />
        </div>
      </div>
      <SignaturePreview signer={signerOf(texts, today) as Signer} />
    </div>
  )
}

export function SignaturePreview({ signer }: { readonly signer: Signer }) {
  const block = signerBlock(signer)
  return (
    <figure className={classes.paper}>
      <figcaption>Khối chữ ký sẽ in như sau</figcaption>
      <div className={classes.signature}>
        {block.title.map((line) => (
          <p key={line}>
            <b>{line}</b>
          </p>
        ))}
        <p>
          <i>{block.hint}</i>
        </p>
        <p className={classes.signed}>
          <b>{block.name}</b>
        </p>
      </div>
    </figure>
  )
}

/** What the open period is called, so that the same screen speaks of a week or of a month. */
import { createContext, useContext } from 'react'
import { periodWord } from '../../../shared/dates/period.ts'

const Key = createContext('')

/** Holds the key of the open period. */
export const PeriodProvider = Key.Provider

/** "tuần", "tháng". */
export const useWord = (): 'tuần' | 'tháng' => periodWord(useContext(Key))

/** "Tuần", "Tháng": at the beginning of a sentence or over a column. */
export const capital = (word: 'tuần' | 'tháng'): 'Tuần' | 'Tháng' => (word === 'tuần' ? 'Tuần' : 'Tháng')

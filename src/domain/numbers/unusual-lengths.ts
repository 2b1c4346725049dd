/** German numbers of fewer digits than most, or one more. Codes are as short or long, so their form has to tell. */
import { COLON, NEWLINE, OPEN, SPACE, classAt } from './characters.ts';
import type { DigitRun } from './digit-runs.ts';
import { SEP } from './separators.ts';
import { openEnd } from './number-head.ts';
import type { FoundLabel } from './labels.ts';
import type { Candidate } from './number-candidate.ts';
import { areaLength } from './number-shapes.ts';
import type { NumberingPlan } from './numbering-plan.ts';
import { planOf } from './numbering-plan.ts';
import { writtenArea } from './written-groups.ts';

const near = 100;
const longestUsual = 12;

/**
 * Another number stands before it: "0152 28817386 oder abends 035872-321", or in the line above.
 * @param lines how many line ends may lie between
 */
function isBesideNumber(text: string, start: number, lastEnd: number, lines: number): boolean {
  if (lastEnd === 0 || start - lastEnd > near) return false;
  let left = lines;
  for (let index = lastEnd; index < start && left >= 0; index += 1) if (classAt(text, index) === NEWLINE) left -= 1;
  return left >= 0;
}

/** "Praxis: 0881/1418" with nothing behind it: what stands before the colon is whom one calls. */
function endsNamedLine(text: string, start: number, end: number): boolean {
  if (classAt(text, start - 1) !== SPACE || classAt(text, start - 2) !== COLON) return false;
  let index = end;
  while (classAt(text, index) === SPACE) index += 1;
  return classAt(text, index) === NEWLINE;
}

/**
 * "(04827) 635", "0375/283-0", "ruf zurück: 04621 / 812", "Kopf: 0621 4418-" with its direct dials below.
 * @param label null or one that is not strong
 * @param lastEnd where the number before ended
 */
export function isOfUnusualLength(
  run: DigitRun,
  candidate: Candidate,
  label: FoundLabel | null,
  lastEnd: number,
  plan: NumberingPlan,
): boolean {
  const { form, digits, first, start, end, extensionLength } = candidate;
  if (form !== 'trunk' || plan.country !== 'DE' || label?.kind === 'no') return false;
  const area = writtenArea(run, candidate);
  if (areaLength(plan, digits.slice(1)) !== area.length - 1) return false;
  const behindArea = run.before(area.behind);
  const slashed = (behindArea & SEP.slash) !== 0;
  // "02161 - 99 04 - 4310", "0361 / 57 36 41 882": one digit more than most have, but in the pieces of a telephone.
  if (digits.length > longestUsual && (extensionLength >= 3 || slashed)) return true;
  const bracketed = (behindArea & SEP.close) !== 0 && classAt(run.text, start - 1) === OPEN;
  if (bracketed || openEnd(run.text, end) !== null) return true;
  // "Augenklinik: 0661 9774" below another number.
  if (isBesideNumber(run.text, start, lastEnd, 1) && endsNamedLine(run.text, start, end)) return true;
  const switchboard = extensionLength === 1 && digits.endsWith('0');
  if (slashed)
    return (
      label !== null ||
      switchboard ||
      isBesideNumber(run.text, start, lastEnd, 1) ||
      endsNamedLine(run.text, start, end)
    );
  if (switchboard) return label !== null;
  // "089-2020" may be anything, a village's code of five digits hardly.
  return (behindArea & SEP.hyphen) !== 0 && run.length(first) >= 5 && isBesideNumber(run.text, start, lastEnd, 0);
}

/** What stands behind the country code and the trunk zero of a German number; undefined for others. */
function germanNational({ form, digits }: Candidate, plan: NumberingPlan): string | undefined {
  if (form === 'trunk') return plan.country === 'DE' ? digits.slice(1) : undefined;
  return form === 'bare' ? undefined : /^(?:00)?490?(\d+)$/u.exec(digits)?.[1];
}

/** "04841 59" is a number only together with its direct dials: "04841 59-". */
export function isBareHead(text: string, candidate: Candidate, plan: NumberingPlan): boolean {
  const national = germanNational(candidate, plan);
  const germany = planOf('DE');
  if (national === undefined || germany === null || /^(?:1|32|[789]00)/u.test(national)) return false;
  return national.length - areaLength(germany, national) === 2 && openEnd(text, candidate.end) === null;
}

/** The places in Outlook where the button stands, and where the pane can be pinned. */
import { problem, type Problem, type Rule } from './problem.ts';
import { everyElement } from './xml-tree.ts';

/** Surface → whether it can be pinned: Outlook knows no pin for appointments and on phones. */
const surfaces = new Map([
  ['MessageReadCommandSurface', true],
  ['MessageComposeCommandSurface', true],
  ['AppointmentOrganizerCommandSurface', false],
  ['AppointmentAttendeeCommandSurface', false],
  ['MobileMessageReadCommandSurface', false],
]);

export const surfaceRule: Rule = ({ root }) => {
  const points = [...everyElement(root)].filter(({ name }) => name === 'ExtensionPoint');
  const there = points.map(({ attributes }) => attributes['xsi:type'] ?? '');
  const missing = [...surfaces.keys()].filter((type) => !there.includes(type));
  const problems: Problem[] = missing.map((type) => problem(root, `lacks the surface ${type}`));
  for (const point of points) {
    const type = point.attributes['xsi:type'] ?? '';
    const pin = [...everyElement(point)].find(({ name }) => name === 'SupportsPinning')?.text === 'true';
    const wanted = surfaces.get(type);
    if (wanted === undefined) problems.push(problem(point, `${type} is no surface of this add-in`));
    else if (wanted !== pin) problems.push(problem(point, `${type} must ${wanted ? 'have a' : 'not have a'} pin`));
  }
  return problems;
};
